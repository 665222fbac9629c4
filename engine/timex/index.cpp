// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "timex/loading.h"
#include "timex/pattern.h"

namespace inforce::timex {

void name_classes(Tables& t) {
  const auto bit = [&](std::string_view name) -> std::uint64_t {
    const auto& names = t.class_names;
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? 0 : std::uint64_t{1} << (at - names.begin());
  };
  t.number_words = bit("number");
  t.number_and = bit("number-and");
  t.ordinals = bit("ordinal");
  t.past = bit("past");
  t.future = bit("future");
  t.subject = bit("subject");
  t.abbreviations = bit("abbreviation");
  t.stops = bit("stop");
  t.deadline = bit("deadline");
  t.since = bit("since");
  t.ahead = bit("ahead");
  t.clause = bit("clause");
  t.unreal = bit("unreal");
  t.progressive = bit("progressive");
  t.shift_from = bit("shift-from");
}

void index_tables(Tables& t) {
  t.entries.resize(t.words.size());
  t.phrases.resize(t.words.size());
  t.classes_of.resize(t.words.size());
  for (auto& phrases : t.phrases) {
    std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
      return a.tail.size() > b.tail.size();
    });
  }
  const std::size_t ids = kFirstWord + t.words.size();
  std::vector<std::vector<std::uint16_t>> starting(ids);
  for (std::size_t rule = 0; rule < t.rules.size(); ++rule) {
    std::vector<bool> first(ids);
    first_ids(t, t.rules[rule].start, first);
    for (std::size_t id = 0; id < ids; ++id) {
      if (first[id]) starting[id].push_back(static_cast<std::uint16_t>(rule));
    }
  }
  t.read_as.resize(ids);
  std::vector<bool> read(ids);
  std::vector<bool> done(t.slots.size());
  for (std::size_t step = 0; step < t.steps.size(); ++step) {
    const Step& now = t.steps[step];
    if (now.op != Op::word && (now.op != Op::slot || done[now.a])) continue;
    if (now.op == Op::slot) done[now.a] = true;
    step_ids(t, step, read);
  }
  // Words that only ever stand for their class are alike: one of them can speak for all.
  std::vector<bool> literal(ids);
  for (const Step& step : t.steps) {
    if (step.op == Op::word && step.a < ids) literal[step.a] = true;
  }
  for (std::size_t i = 0; i < t.phrases.size(); ++i) {
    for (const Phrase& phrase : t.phrases[i]) {
      literal[kFirstWord + i] = true;
      for (const Id id : phrase.tail) literal[id] = true;
    }
  }
  std::map<std::uint64_t, Id> speaker;
  for (std::size_t id = 0; id < ids; ++id) {
    const auto self = static_cast<Id>(id);
    if (id < kFirstWord || literal[id]) {
      t.read_as[id] = read[id] || literal[id] ? self : kUnknown;
    } else if (read[id]) {
      t.read_as[id] = speaker.try_emplace(t.classes_of[id - kFirstWord], self).first->second;
    }
  }
  for (const auto& rules : starting) {
    t.starts.push_back(static_cast<std::uint32_t>(t.starting.size()));
    t.starting.insert(t.starting.end(), rules.begin(), rules.end());
  }
  t.starts.push_back(static_cast<std::uint32_t>(t.starting.size()));
}

}  // namespace inforce::timex
