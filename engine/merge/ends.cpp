// SPDX-License-Identifier: MIT
#include "merge/ends.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "merge/calendar.h"

namespace inforce::merge {
namespace {

using Role = claims::Time::Role;

// A length is counted from the signing or from the first day of service: a date that is given may
// be so far from it.
constexpr int kLengthSlack = 366;

struct Option {
  edtf::Bounds days;
  edtf::Bounds loose;    // "until 2030" means its last day, unless another source is more exact
  bool counted = false;  // by a length
  Voices by;
  Weight weight;
};

bool is_possible(const edtf::Bounds& days) {
  return !days.earliest || !days.latest || *days.earliest <= *days.latest;
}

// Claims that give the same days are one option.
class Options {
 public:
  explicit Options(const Work& work) : work_(work) {}

  void add(const edtf::Bounds& days, const edtf::Bounds& loose, bool counted, Index s) {
    if (is_open(days)) return;
    Option& option = options_[{counted, days.earliest, days.latest, loose.earliest}];
    option.days = days;
    option.loose = loose;
    option.counted = counted;
    insert(option.by.said, s);
  }

  // Dates before lengths, then as with values; then the more exact, and the earlier. Each is kept
  // when it agrees with those before.
  [[nodiscard]] StatedEnd choose(const std::string& preferred) const {
    std::vector<Option> all;
    std::vector<const Option*> order;
    for (const auto& entry : options_) {
      all.push_back(entry.second);
      all.back().weight = weigh(work_, all.back().by);
    }
    for (const Option& option : all) order.push_back(&option);
    std::stable_sort(order.begin(), order.end(), [](const Option* a, const Option* b) {
      const auto rank = [](const Option* o) {
        return std::make_tuple(o->counted, -o->weight.corrections, -o->weight.sources,
                               -o->weight.facts, -o->weight.dated,
                               width(o->loose).value_or(INT32_MAX));
      };
      return rank(a) < rank(b);
    });
    std::stable_partition(order.begin(), order.end(), [&](const Option* option) {
      return edtf::between(option->days).text == preferred;
    });
    StatedEnd end;
    edtf::Bounds loose;
    const Option* last_kept = nullptr;
    for (const Option* option : order) {
      if (is_possible(both(end.days, option->days))) {
        end.days = both(end.days, option->days);
      } else if (is_possible(both(loose, option->days))) {
        end.days = both(loose, option->days);
      } else if (!is_possible(both(end.days, option->loose))) {
        const bool near =
            option->counted && !end.is_counted && gap(option->days, end.days) <= kLengthSlack;
        if (near) continue;
        end.against.push_back({option->days, option->by.said});
        if (end.because.empty() && last_kept != nullptr) end.because = why(*last_kept, *option);
        continue;
      }
      if (is_possible(both(loose, option->loose))) loose = both(loose, option->loose);
      for (const Index s : option->by.said) insert(end.said, s);
      end.is_counted = option->counted && (last_kept == nullptr || end.is_counted);
      last_kept = option;
    }
    return end;
  }

 private:
  static std::string why(const Option& kept, const Option& dropped) {
    if (std::string surer = why_surer(kept.weight, dropped.weight); !surer.empty()) return surer;
    return width(kept.days).value_or(INT32_MAX) < width(dropped.days).value_or(INT32_MAX)
               ? "as many sources, and the more exact date"
               : "as many sources, and the earlier date";
  }

  const Work& work_;
  using Day = std::optional<date::sys_days>;
  std::map<std::tuple<bool, Day, Day, Day>, Option> options_;
};

edtf::Bounds shift(const edtf::Bounds& days, const timex::Timex& length, int sign, int and_then) {
  const auto move = [&](const std::optional<date::sys_days>& day) -> std::optional<date::sys_days> {
    if (!day) return std::nullopt;
    const auto moved = count_from(*day, length, sign);
    if (!moved || *moved + date::days{and_then} < dating::kFirstDay) return std::nullopt;
    return *moved + date::days{and_then};
  };
  return {move(days.earliest), move(days.latest)};
}

edtf::Bounds anchor_days(const Work& work, Index s, const claims::Time& time, const Days& days) {
  const Index event = at(work.said, work.other(at(work.said, s), *time.anchor)).event;
  return event == kNone ? edtf::Bounds{} : days.event(event);
}

// The day, told by the claim itself, from which a length counts.
std::optional<edtf::Bounds> day_counted_from(const claims::Claim& claim, const claims::Time& time) {
  for (const claims::Time& other : claim.times) {
    if (&other != &time && other.when.type == timex::Type::date &&
        other.when.words.overlaps(time.when.distance->from) && !is_open(other.when.bounds)) {
      return other.when.bounds;
    }
  }
  return std::nullopt;
}

// "Two years after closing" names a day.
edtf::Bounds counted(const Work& work, Index s, const claims::Time& time, const Days& days) {
  const int sign = time.when.distance ? time.when.distance->sign : 1;
  return shift(anchor_days(work, s, time, days), time.when, sign, 0);
}

// "The restraint is for two years", told ten years after the signing: counted from another day.
bool is_past(const Work& work, Index s, const claims::Claim& claim, const edtf::Bounds& end,
             const Days& days) {
  const auto told = days.doc(at(work.said, s).doc).earliest;
  return claim.is_term && claim.side == claims::Side::after && end.latest && told &&
         *end.latest < *told;
}

}  // namespace

StatedEnd stated_start(const Work& work, const Indices& claims, const Days& days,
                       const edtf::Bounds& made, const std::string& preferred) {
  Options options(work);
  for (const Index s : claims) {
    for (const claims::Time& time : at(work.said, s).claim->times) {
      const claims::Claim& claim = *at(work.said, s).claim;
      const bool starts = time.role == Role::from ||
                          (time.role == Role::at && claim.effect == claims::Effect::starts);
      if (!starts) continue;
      const bool from_start =  // "from the second contract year"
          time.when.type == timex::Type::duration && !time.anchor && !time.when.distance;
      const edtf::Bounds said = time.anchor  ? counted(work, s, time, days)
                                : from_start ? shift(made, time.when, 1, 0)
                                             : in_role(time);
      options.add(said, said, false, s);
    }
  }
  return options.choose(preferred);
}

StatedEnd stated_end(const Work& work, const Indices& claims, const Days& days,
                     const edtf::Bounds& from, const std::string& preferred) {
  Options options(work);
  for (const Index s : claims) {
    const claims::Claim& claim = *at(work.said, s).claim;
    for (const claims::Time& time : claim.times) {
      // "The agreement expires in 2030" is an event that is yet to come.
      const bool is_plan = !claim.is_term && claim.modality == claims::Modality::planned;
      const bool ends = (claim.effect == claims::Effect::ends || is_plan) && time.role == Role::at;
      if (time.role != Role::until && time.role != Role::within && !ends) continue;
      if (time.anchor) {
        const edtf::Bounds day = counted(work, s, time, days);
        // "For two years from the signing": the anniversary is the first day outside.
        const bool is_length = time.role == Role::until && claim.is_term;
        const edtf::Bounds said = is_length ? day_before(day) : day;
        options.add(said, said, is_length, s);
      } else if (time.when.distance) {
        // "Seven years from 1 May 2018"; but "two years after the plant opens" counts from a day
        // that nobody gives.
        const auto day = day_counted_from(claim, time);
        if (!day) continue;
        const edtf::Bounds said = shift(*day, time.when, time.when.distance->sign, -1);
        options.add(said, said, true, s);
      } else if (time.when.type == timex::Type::duration) {
        const edtf::Bounds said = shift(from, time.when, 1, -1);
        if (is_past(work, s, claim, said, days)) continue;
        options.add(said, said, true, s);
      } else {
        const edtf::Bounds loose = in_role(time);
        edtf::Bounds said = loose;
        if (time.role == Role::until && said.latest) said.earliest = said.latest;
        options.add(said, loose, false, s);
      }
    }
  }
  return options.choose(preferred);
}

model::Confidence confidence(const Work& work, const Indices& said) {
  std::set<Index> docs;
  for (const Index s : said) {
    const claims::Claim& claim = *at(work.said, s).claim;
    if (claim.modality == claims::Modality::fact) return model::Confidence::confirmed;
    docs.insert(work.source_of(at(work.said, s)));
  }
  return docs.size() > 1 ? model::Confidence::confirmed : model::Confidence::reported;
}

}  // namespace inforce::merge
