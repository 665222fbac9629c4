// SPDX-License-Identifier: MIT
#pragma once
// ledger/asking.h - how questions are answered: names into numbers, the shortest way to the
// versions that may fit, a look at each. Only for ask.cpp, which chooses the Access (scan.h) the
// ledger deserves.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ledger/ask.h"

namespace inforce::ledger {

// A filter by number. `none`: it names something the ledger has never heard of.
struct Numbers {
  std::optional<std::uint32_t> agreement, kind, holder, counterparty, party, term;
  bool none = false;
};

// Whose knowledge counts.
struct Known {
  std::optional<Day> day;  // nothing: as known now
  bool ever = false;       // every version, superseded or not

  [[nodiscard]] bool counts(Day known_from, Day known_to) const {
    return ever || (day ? known_from <= *day && *day < known_to : known_to == kOpen);
  }
};

[[nodiscard]] inline State state_of(Day from, Day from_latest, Day until_earliest, Day until,
                                    Days days) {
  const auto meets = [&](Day begin, Day end) {
    return begin < end && begin <= days.last && end > days.first;
  };
  if (meets(from_latest, until_earliest)) return State::in_force;
  return meets(from, until) ? State::possible : State::not_in_force;
}

template <typename Access>
class Asking {
 public:
  explicit Asking(const Ledger& ledger) : x_(ledger.index()), access_(ledger.image()) {}

  [[nodiscard]] bool ok() const { return access_.ok(); }

  [[nodiscard]] std::string_view name(const NameTable& names, std::uint32_t number) {
    const auto [begin, end] = extent(names.offsets, access_, number);
    const Array<char> bytes = access_.take(names.bytes, begin, end);
    return {bytes.data(), bytes.size()};
  }

  [[nodiscard]] std::optional<std::uint32_t> find(const NameTable& names, std::string_view wanted) {
    std::size_t begin = 0, end = names.size();
    while (begin < end && ok()) {
      const std::size_t middle = begin + (end - begin) / 2;
      const std::uint32_t number = value(names.sorted, middle);
      const int order = name(names, number).compare(wanted);
      if (order == 0) return number;
      (order < 0 ? begin : end) = order < 0 ? middle + 1 : middle;
    }
    return std::nullopt;
  }

  [[nodiscard]] Numbers numbers(const Filter& filter) {
    Numbers numbers;
    const auto look = [&](const std::optional<std::string>& wanted, const NameTable& names,
                          std::optional<std::uint32_t>& number) {
      if (!wanted) return;
      number = find(names, *wanted);
      if (!number) numbers.none = true;
    };
    look(filter.agreement, x_.agreements, numbers.agreement);
    look(filter.kind, x_.kinds, numbers.kind);
    look(filter.holder, x_.parties, numbers.holder);
    look(filter.counterparty, x_.parties, numbers.counterparty);
    look(filter.party, x_.parties, numbers.party);
    look(filter.term, x_.terms, numbers.term);
    return numbers;
  }

  template <typename T>
  [[nodiscard]] T value(Array<T> array, std::size_t i) {
    const Array<T> one = access_.take(array, i, i + 1);
    return ok() ? one[0] : T{};
  }

  [[nodiscard]] bool fits(const Numbers& numbers, std::uint32_t home) {
    if (numbers.kind && value(x_.kind, home) != *numbers.kind) return false;
    if (numbers.agreement && value(x_.agreement, home) != *numbers.agreement) return false;
    if (numbers.holder && value(x_.holder, home) != *numbers.holder) return false;
    if (numbers.counterparty && value(x_.counterparty, home) != *numbers.counterparty) return false;
    if (numbers.term && value(x_.term, home) != *numbers.term) return false;
    return !numbers.party || value(x_.holder, home) == *numbers.party ||
           value(x_.counterparty, home) == *numbers.party;
  }

  // The innermost readings of a version's ends.
  [[nodiscard]] std::pair<Day, Day> least(std::uint32_t home, Day from, Day until) {
    if (x_.doubt_home.empty()) return {from, until};
    const Array<std::uint32_t> homes = access_.take(x_.doubt_home, 0, x_.doubt_home.size());
    const auto at = std::lower_bound(homes.begin(), homes.end(), home);
    if (at == homes.end() || *at != home) return {from, until};
    const auto i = static_cast<std::size_t>(at - homes.begin());
    return {value(x_.doubt_from_latest, i), value(x_.doubt_until_earliest, i)};
  }

  // f(home, from, until) for each version of an agreement with a day in `days`; without days, for
  // each, also those that hold for no day.
  template <typename F>
  void of_agreement(std::uint32_t agreement, std::optional<Days> days, const Known& known, F&& f) {
    if (!days || known.ever) {
      for (const ByAgreement* list : {&x_.current, &x_.superseded}) {
        if (list == &x_.superseded && !known.day && !known.ever) continue;
        const auto [begin, end] = extent(list->first, access_, agreement);
        const Array<Day> from = access_.take(list->from, begin, end);
        const Array<Day> until = access_.take(list->until, begin, end);
        const Array<std::uint32_t> home = access_.take(list->home, begin, end);
        for (std::size_t i = 0; i < home.size() && ok(); ++i) {
          const Day known_to = list->known_to.empty() ? kOpen : value(list->known_to, begin + i);
          if (known.counts(value(list->known_from, begin + i), known_to))
            f(home[i], from[i], until[i]);
        }
      }
    } else if (known.day) {
      for_each_known(x_, access_, agreement, *days, *known.day, f);
    } else {
      for_each_current(x_, access_, agreement, *days, f);
    }
  }

  // f(agreement) for each agreement that can hold what fits; false: that is all of them.
  template <typename F>
  bool narrowed(const Numbers& numbers, F&& f) {
    const std::optional<std::uint32_t> party = numbers.holder         ? numbers.holder
                                               : numbers.counterparty ? numbers.counterparty
                                                                      : numbers.party;
    if (numbers.agreement) {
      f(*numbers.agreement);
    } else if (party) {
      const auto [begin, end] = extent(x_.party_first, access_, *party);
      for (const std::uint32_t agreement : access_.take(x_.party_agreements, begin, end))
        f(agreement);
    }
    return numbers.agreement || party;
  }

  // f(home, from, until) for each version that fits the filter and has a day in `days`.
  template <typename F>
  void candidates(const Numbers& numbers, std::optional<Days> days, const Known& known, F&& f) {
    if (numbers.none) return;
    const auto fitting = [&](std::uint32_t home, Day from, Day until) {
      if (fits(numbers, home)) f(home, from, until);
    };
    const auto of = [&](std::uint32_t agreement) { of_agreement(agreement, days, known, fitting); };
    if (narrowed(numbers, of)) return;
    if (known.day || known.ever) {
      const auto agreements = static_cast<std::uint32_t>(x_.agreements.size());
      for (std::uint32_t agreement = 0; agreement < agreements && ok(); ++agreement) of(agreement);
      return;
    }
    const auto run = [&](std::size_t begin, std::size_t end, bool all) {
      const Array<Day> from = access_.take(x_.from, begin, end);
      const Array<Day> until = access_.take(x_.until, begin, end);
      for (std::size_t i = 0; i < until.size() && ok(); ++i) {
        if (all || until[i] > days->first) {
          fitting(static_cast<std::uint32_t>(begin + i), from[i], until[i]);
        }
      }
    };
    if (days) {
      for_each_run(x_, access_, *days, run);
    } else {
      run(0, x_.from.size(), true);
    }
  }

  // How many hold on a day and how many may, from the running counts.
  [[nodiscard]] Answer counts(std::optional<std::uint32_t> kind, Day day) {
    Answer answer;
    const std::size_t begin = kind.value_or(0),
                      end = kind ? *kind + std::size_t{1} : x_.kinds.size();
    for (std::size_t k = begin; k < end && ok(); ++k) {
      const std::size_t held = count_running(x_.held, access_, k, day);
      const std::size_t possible = count_running(x_.doubtful, access_, k, day);
      answer.possible += possible;
      answer.in_force += held - std::min(held, possible);
    }
    return answer;
  }

  [[nodiscard]] std::int32_t id(std::uint32_t home) { return value(x_.id, home); }

  [[nodiscard]] Version version(std::uint32_t home) {
    Version v;
    v.id = value(x_.id, home);
    const std::uint32_t agreement = value(x_.agreement, home);
    if (!ok()) return v;
    v.agreement = name(x_.agreements, agreement);
    v.kind = name(x_.kinds, value(x_.kind, home));
    v.holder = name(x_.parties, value(x_.holder, home));
    v.counterparty = name(x_.parties, value(x_.counterparty, home));
    if (!x_.term.empty()) v.term = name(x_.terms, value(x_.term, home));
    if (!x_.confidence.empty()) {
      v.confidence = static_cast<model::Confidence>(
          std::min<unsigned>(value(x_.confidence, home), kConfidences - 1));
    }
    if (x_.versions.size() != 0) v.name = name(x_.versions, static_cast<std::uint32_t>(v.id));
    for (const auto& [list, i] : places(agreement, home)) {
      v.from = value(list->from, i);
      v.until = value(list->until, i);
      v.known_from = value(list->known_from, i);
      if (!list->known_to.empty()) v.known_to = value(list->known_to, i);
    }
    std::tie(v.from_latest, v.until_earliest) = least(home, v.from, v.until);
    return v;
  }

  [[nodiscard]] std::optional<std::uint32_t> home_of(std::int32_t id) {
    const Array<std::int32_t> ids = access_.take(x_.id, 0, x_.id.size());
    const auto at = std::find(ids.begin(), ids.end(), id);
    if (at == ids.end()) return std::nullopt;
    return static_cast<std::uint32_t>(at - ids.begin());
  }

  [[nodiscard]] Answer at(const Question& question) {
    const Numbers of = numbers(question.filter);
    const bool by_kind_only =
        !of.agreement && !of.holder && !of.counterparty && !of.party && !of.term;
    const bool one_day = question.days.first == question.days.last;
    if (of.none) return {};
    if (question.limit == 0 && by_kind_only && one_day && !question.known) {
      return counts(of.kind, question.days.first);
    }
    struct Hit {
      std::int32_t id;
      std::uint32_t home;
      State state;
    };
    Answer answer;
    std::vector<Hit> hits;
    candidates(of, question.all ? std::nullopt : std::optional(question.days),
               {question.known, false}, [&](std::uint32_t home, Day from, Day until) {
                 const auto [from_latest, until_earliest] = least(home, from, until);
                 const State state =
                     state_of(from, from_latest, until_earliest, until, question.days);
                 answer.in_force += state == State::in_force;
                 answer.possible += state == State::possible;
                 if (state != State::not_in_force || question.all) {
                   if (question.limit > 0) hits.push_back({id(home), home, state});
                 }
               });
    if (question.limit < hits.size()) {  // the surest
      std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return std::tie(a.state, a.id) < std::tie(b.state, b.id);
      });
      hits.resize(question.limit);
    }
    first_by_id(hits, question.limit);
    for (const Hit& hit : hits) answer.terms.push_back({version(hit.home), hit.state});
    return answer;
  }

  [[nodiscard]] Changes changes(const Filter& filter, Day after, Day to, std::optional<Day> known,
                                std::size_t limit) {
    struct Hit {
      std::int32_t id;
      std::uint32_t home;
      bool started, ended, sure;
    };
    Changes changes;
    std::vector<Hit> hits;
    const auto within = [&](Day earliest, Day latest, bool& sure) {
      const bool possible = latest > after && earliest <= to;
      if (possible && !(earliest > after && latest <= to)) sure = false;
      return possible;
    };
    const Numbers of = numbers(filter);
    const auto look = [&](std::uint32_t home, Day from, Day until) {
      if (!fits(of, home)) return;
      const auto [from_latest, until_earliest] = least(home, from, until);
      Hit hit{0, home, false, false, true};
      hit.started = from_latest != kNoStart && within(from, from_latest, hit.sure);
      hit.ended =
          until != kNoStart && until_earliest != kOpen && within(until_earliest, until, hit.sure);
      if (!hit.started && !hit.ended) return;
      changes.started += hit.started;
      changes.ended += hit.ended;
      hit.id = id(home);
      if (limit > 0) hits.push_back(hit);
    };
    const auto exact = [&](std::uint32_t agreement) {
      for_each_change(x_, access_, agreement, after, to, look);
    };
    const bool narrow = !of.none && !known && x_.doubt_home.empty() && narrowed(of, exact);
    if (!narrow) candidates(of, std::nullopt, {known, false}, look);
    first_by_id(hits, limit);
    for (const Hit& hit : hits) {
      changes.versions.push_back({version(hit.home), hit.started, hit.ended, hit.sure});
    }
    return changes;
  }

  [[nodiscard]] std::vector<Version> history(const Filter& filter, std::optional<Day> known) {
    std::vector<Version> versions;
    candidates(numbers(filter), std::nullopt, {{}, true}, [&](std::uint32_t home, Day, Day) {
      Version v = version(home);
      if (!known || (v.known_from <= *known && *known < v.known_to)) versions.push_back(v);
    });
    std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
      return std::tie(a.from, a.known_from, a.id) < std::tie(b.from, b.known_from, b.id);
    });
    return versions;
  }

  [[nodiscard]] std::optional<Version> find_version(std::string_view words) {
    if (x_.versions.size() != 0) {
      if (const std::optional<std::uint32_t> number = find(x_.versions, words)) {
        const std::optional<std::uint32_t> home = home_of(static_cast<std::int32_t>(*number));
        if (home) return version(*home);
      }
      return std::nullopt;
    }
    std::int32_t id = 0;
    const auto [stop, status] = std::from_chars(words.data(), words.data() + words.size(), id);
    if (status != std::errc{} || stop != words.data() + words.size()) return std::nullopt;
    const std::optional<std::uint32_t> home = home_of(id);
    if (!home) return std::nullopt;
    return version(*home);
  }

 private:
  // Where a version stands among those of its agreement: in one of the lists.
  using Place = std::pair<const ByAgreement*, std::size_t>;
  std::vector<Place> places(std::uint32_t agreement, std::uint32_t home) {
    constexpr std::size_t kFew = 8;  // versions that are looked for one by one
    Places& known = places_[agreement];
    if (++known.asked == kFew) {
      each_place(agreement, [&](std::uint32_t at, Place place) { known.of[at].push_back(place); });
    }
    if (known.asked >= kFew) {
      const auto found = known.of.find(home);
      return found == known.of.end() ? std::vector<Place>() : found->second;
    }
    std::vector<Place> found;
    each_place(agreement, [&](std::uint32_t at, Place place) {
      if (at == home) found.push_back(place);
    });
    return found;
  }
  template <typename F>
  void each_place(std::uint32_t agreement, F&& f) {
    for (const ByAgreement* list : {&x_.current, &x_.superseded}) {
      const auto [begin, end] = extent(list->first, access_, agreement);
      const Array<std::uint32_t> homes = access_.take(list->home, begin, end);
      for (std::size_t i = 0; i < homes.size(); ++i) f(homes[i], {list, begin + i});
    }
  }

  template <typename Hit>
  static void first_by_id(std::vector<Hit>& hits, std::size_t limit) {
    const std::size_t most = std::min(limit, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(most), hits.end(),
                      [](const Hit& a, const Hit& b) { return a.id < b.id; });
    hits.resize(most);
  }

  struct Places {
    std::size_t asked = 0;
    std::unordered_map<std::uint32_t, std::vector<Place>> of;
  };

  const Index& x_;
  Access access_;
  std::unordered_map<std::uint32_t, Places> places_;  // of agreements that were asked about
};

}  // namespace inforce::ledger
