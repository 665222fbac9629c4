// SPDX-License-Identifier: MIT
#include "ledger/relate.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace inforce::ledger {
namespace {

// The order of the four ends: equal numbers are the same day.
struct Pattern {
  std::string_view name;
  std::array<int, 4> order;  // start and end of the first, start and end of the second
};
constexpr std::array<Pattern, 13> kPatterns = {{
    {"before", {0, 1, 2, 3}},
    {"meets", {0, 1, 1, 2}},
    {"overlaps", {0, 2, 1, 3}},
    {"starts", {0, 1, 0, 2}},
    {"during", {1, 2, 0, 3}},
    {"finishes", {1, 2, 0, 2}},
    {"equals", {0, 1, 0, 1}},
    {"finished-by", {0, 2, 1, 2}},
    {"contains", {0, 3, 1, 2}},
    {"started-by", {0, 2, 0, 1}},
    {"overlapped-by", {1, 3, 0, 2}},
    {"met-by", {1, 2, 0, 1}},
    {"after", {2, 3, 0, 1}},
}};

struct Range {
  std::int64_t earliest, latest;
};

// Whether days can be found for the ends that stand in this order: the earliest that will do, each
// after the one before.
bool possible(const std::array<int, 4>& order, const std::array<Range, 4>& ends) {
  std::int64_t previous = std::int64_t{kNoStart} - 1;
  for (int place = 0; place < 4; ++place) {
    std::int64_t day = previous + 1, latest = kOpen;
    bool any = false;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (order[i] != place) continue;
      any = true;
      day = std::max(day, ends[i].earliest);
      latest = std::min(latest, ends[i].latest);
    }
    if (!any) continue;
    if (day > latest) return false;
    previous = day;
  }
  return true;
}

}  // namespace

std::string_view to_string(Relation relation) {
  return kPatterns[static_cast<std::size_t>(relation)].name;
}

std::vector<Relation> relations(const Version& a, const Version& b) {
  const std::array<Range, 4> ends = {{{a.from, a.from_latest},
                                      {a.until_earliest, a.until},
                                      {b.from, b.from_latest},
                                      {b.until_earliest, b.until}}};
  std::vector<Relation> found;
  for (std::size_t i = 0; i < kPatterns.size(); ++i) {
    if (possible(kPatterns[i].order, ends)) found.push_back(static_cast<Relation>(i));
  }
  return found;
}

std::vector<Stretch> gaps_and_overlaps(const std::vector<Version>& versions) {
  struct Turn {
    Day day;
    int sure, possible;       // how many more hold from here on
    int over, ahead, either;  // may be over by now, may be still ahead, and may be both
  };
  std::vector<Turn> turns;
  int ahead = 0;
  for (const Version& v : versions) {
    if (v.from >= v.until) continue;
    ++ahead;
    turns.push_back({v.from, 0, 1, 0, 0, 0});
    turns.push_back({v.until, 0, -1, 0, 0, 0});
    if (v.from_latest < v.until_earliest) {
      turns.push_back({v.from_latest, 1, 0, 0, 0, 0});
      turns.push_back({v.until_earliest, -1, 0, 0, 0, 0});
    }
    // It holds for a day at least.
    const Day ended = std::max(v.until_earliest, v.from + 1);
    const Day begun = v.until == kOpen ? v.from_latest : std::min(v.from_latest, v.until - 1);
    const int is_either = ended < begun ? 1 : 0;
    turns.push_back({ended, 0, 0, 1, 0, is_either});
    turns.push_back({begun, 0, 0, 0, -1, -is_either});
  }
  std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) { return a.day < b.day; });

  std::vector<Stretch> stretches;
  int sure = 0, may = 0, over = 0, either = 0;
  for (std::size_t i = 0; i < turns.size();) {
    const Day day = turns[i].day;
    for (; i < turns.size() && turns[i].day == day; ++i) {
      sure += turns[i].sure;
      may += turns[i].possible;
      over += turns[i].over;
      ahead += turns[i].ahead;
      either += turns[i].either;
    }
    if (i == turns.size()) break;
    const Day next = turns[i].day;
    const auto add = [&](Stretch::Kind kind, bool certain) {
      if (!stretches.empty()) {
        Stretch& last = stretches.back();
        if (last.kind == kind && last.sure == certain && last.until == day) {
          last.until = next;
          return;
        }
      }
      stretches.push_back({kind, certain, day, next});
    };
    // Before the first start and after the last end is no gap: one must be over, another ahead.
    const bool is_between = over > 0 && ahead > 0 && over + ahead - either >= 2;
    if (sure == 0 && is_between) add(Stretch::Kind::gap, may == 0);
    if (may >= 2) add(Stretch::Kind::overlap, sure >= 2);
  }
  return stretches;
}

}  // namespace inforce::ledger
