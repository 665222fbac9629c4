// SPDX-License-Identifier: MIT
#pragma once
// ledger/index.h - the arrays a ledger is made of; the file holds them as they stand here.
//
// Every version has one home. Homes [0, live) are the current ones (known_to is open) that hold for
// a day at least, by class of length, then by start: of a class whose lengths are in [shortest,
// longest] all that started after day - shortest hold on that day, none that started before day -
// longest + 1 does, and only those between must be looked at. Then come current ones that hold for
// no day, and from `current` on those that were superseded.
//
//     class 30..35 days    starts  ... |  look  |  all hold  | ...
//                                   D-35     D-30            D
//
// Everything else refers to homes: the list of each agreement (by start; current and superseded
// apart), and the sorted starts and ends of each kind, whose ranks on a day differ by what holds on
// that day.
#include <cstdint>
#include <span>
#include <string_view>

#include "ledger/columns.h"

namespace inforce::ledger {

template <typename T>
using Array = std::span<const T>;

inline constexpr unsigned kConfidences = 3;  // of model::Confidence

struct NameTable {
  Array<std::uint32_t> offsets;  // one more than there are names
  Array<char> bytes;
  Array<std::uint32_t> sorted;  // numbers, by name

  [[nodiscard]] std::size_t size() const { return offsets.empty() ? 0 : offsets.size() - 1; }
};

struct LengthClass {
  std::uint32_t begin = 0, end = 0;         // homes
  std::uint32_t shortest = 0, longest = 0;  // days; kEndless: no end is known
};
inline constexpr std::uint32_t kEndless = 0xFFFFFFFF;

struct ByAgreement {
  Array<std::uint32_t> first;       // of each agreement, and one more
  Array<Day> from, until;           // by start
  Array<Day> known_from, known_to;  // known_to of the superseded ones only
  Array<std::uint32_t> home;
};

// Sorted starts and ends of some intervals of each kind. On a day, as many are under way as the
// rank of the day among the starts exceeds that among the ends.
struct RunningCount {
  Array<std::uint32_t> first;  // of each kind, and one more
  Array<Day> starts, ends;
};

struct Index {
  NameTable agreements, kinds, parties, terms, versions;

  // By home.
  Array<std::int32_t> id;
  Array<std::uint32_t> agreement, holder, counterparty;
  Array<std::uint16_t> kind;
  Array<Day> from, until;          // of the homes below `current`
  Array<std::uint32_t> term;       // empty where terms have no names
  Array<std::uint8_t> confidence;  // model::Confidence; empty where all are confirmed

  Array<LengthClass> classes;
  ByAgreement current, superseded;
  RunningCount held;      // days a current version holds or may hold
  RunningCount doubtful;  // days a current version only may hold: at its start, at its end

  Array<std::uint32_t> party_first, party_agreements;  // agreements a party appears in

  // Versions whose ends are not known to the day, by home: sure on [from_latest, until_earliest).
  Array<std::uint32_t> doubt_home;
  Array<Day> doubt_from_latest, doubt_until_earliest;

  [[nodiscard]] std::size_t size() const { return id.size(); }
};

// Calls f(array) for every array, in the order of the file. The order is part of the format.
template <typename AnyIndex, typename F>
void for_each_array(AnyIndex& x, F&& f) {
  for (auto* names : {&x.agreements, &x.kinds, &x.parties, &x.terms, &x.versions}) {
    f(names->offsets), f(names->bytes), f(names->sorted);
  }
  f(x.id), f(x.agreement), f(x.holder), f(x.counterparty), f(x.kind);
  f(x.from), f(x.until), f(x.term), f(x.confidence);
  f(x.classes);
  for (auto* list : {&x.current, &x.superseded}) {
    f(list->first), f(list->from), f(list->until), f(list->known_from), f(list->known_to);
    f(list->home);
  }
  for (auto* count : {&x.held, &x.doubtful}) f(count->first), f(count->starts), f(count->ends);
  f(x.party_first), f(x.party_agreements);
  f(x.doubt_home), f(x.doubt_from_latest), f(x.doubt_until_earliest);
}

}  // namespace inforce::ledger
