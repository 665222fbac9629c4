// SPDX-License-Identifier: MIT
#pragma once
// contracts/wordings.h - how contracts say things, read from the YAML files of a pack's contracts
// folder.
//
//   - id: renews-by-itself
//     gives: renewal
//     phrases: ["automatically {renew} ..12 <length>"]     any of these
//     with: [...]  without: [...]                          in the same sentence: one of these, none
//     of these under: [...]  not-under: [...]                       the same for the section's
//     heading rank: 2                                              believed after all rules of rank
//     1 in: opening                                          only near the top of the contract
//     reads: {"... shall automatically renew for one (1) year": P1Y}
//     leaves: ["... shall not renew"]
//
// Code knows what a label such as `renewal` is for; only the file knows the words.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "contracts/phrases.h"

namespace inforce::contracts {

struct Example {
  std::string clause, value;
  Place place;
};

struct Rule {
  std::string id, gives;
  std::string value;  // fixed by the rule: "perpetual"; empty: from the words
  // subject: holder|bound - what the party that the sentence is about is to the term; `turned`
  // phrases in the sentence turn that round ("is granted").
  enum class Subject { none, holder, bound } subject = Subject::none;
  std::vector<PhraseId> phrases, with, without, under, not_under, turned;
  int rank = 1;          // a lower rank is believed first, wherever it stands
  bool opening = false;  // in: opening - only near the top
  std::vector<Example> reads, leaves;
};

// A name that stands for a date, a length or a place: "the date hereof" -> agreement-date.
struct Name {
  ValueKind kind = ValueKind::when;
  std::string value;
  Length length;  // of a length
};

// A label that is a term of the contract.
struct TermKind {
  std::vector<std::string> over;  // kinds that the same words do not mean beside it, or `all`
  std::string flag;               // the attribute by which terms of other kinds are this, too
  bool mark = false;              // told of the contract, and no term by itself
};

struct Wordings {
  Vocabulary vocabulary;
  std::vector<WordClass> lists;
  std::map<std::string, std::vector<bool>, std::less<>> members;  // of each list, by word id
  std::vector<int> numbers, ordinals, months;                     // by word id; 0: none
  std::vector<char> units;                                        // by word id: D, W, M, Y; 0: none
  std::vector<Name> names;                                        // in the order of the file
  Phrases name_phrases, phrases, heading_phrases;
  std::map<std::string, TermKind, std::less<>> kinds;  // by label
  std::vector<Rule> rules;
  std::vector<std::vector<std::uint16_t>> rules_of;  // by phrase: the rules it may fire

  [[nodiscard]] bool is(std::string_view list, WordId id) const;
  [[nodiscard]] const TermKind* find_kind(std::string_view label) const;
  // In the same words, `kind` is not meant beside `other`.
  [[nodiscard]] bool gives_way(std::string_view kind, std::string_view other) const;
};

struct WordingFile {
  std::string name, yaml;
};

// All problems of all files at once, each with its place. A file may use lists of any other.
[[nodiscard]] Result<Wordings> read_wordings(const std::vector<WordingFile>& files);

// The same for every .yaml file of a folder, by name.
[[nodiscard]] Result<Wordings> load_wordings(const std::filesystem::path& folder);

}  // namespace inforce::contracts
