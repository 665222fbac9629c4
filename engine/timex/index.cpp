// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bit>
#include <map>
#include <utility>

#include "timex/loading.h"
#include "timex/numbers.h"

namespace inforce::timex {
namespace {

using Bits = std::vector<std::uint64_t>;

template <typename Visit>
void each_id(const IdSets& sets, std::uint16_t set, Visit visit) {
  const Bits bits = sets.bits(set);
  for (std::size_t i = 0; i < bits.size(); ++i) {
    for (std::uint64_t rest = bits[i]; rest != 0; rest &= rest - 1)
      visit(static_cast<Id>(i * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
  }
}

void set_bit(Bits& bits, std::size_t id) { bits[id / 64] |= std::uint64_t{1} << (id % 64); }

Bits all_bits(std::size_t ids, std::size_t width) {
  Bits bits(width);
  for (std::size_t id = 0; id < ids; ++id) set_bit(bits, id);
  return bits;
}

// What ids each step can read, and what a pattern can begin with from each step on. Inside a
// pattern steps only lead onward, and what it calls stands before it: so patterns are walked from
// the first to the last, each from its end.
class Firsts {
 public:
  explicit Firsts(Tables& tables)
      : t_(tables),
        ids_(kFirstWord + tables.words.size()),
        none_(tables.firsts.add(Bits(tables.firsts.width()))),
        all_(tables.firsts.add(all_bits(ids_, tables.firsts.width()))),
        of_slot_(tables.slots.size()),
        of_word_(ids_),
        inside_(tables.slots.size()),
        of_step_(tables.steps.size()),
        second_(tables.steps.size(), none_),
        through_(tables.steps.size()),
        one_(tables.steps.size()) {}

  void walk() {
    for (std::size_t begin = 0, end = 0; begin < t_.steps.size(); begin = end) {
      while (t_.steps[end].op != Op::back && t_.steps[end].op != Op::accept) ++end;
      ++end;
      for (std::size_t step = end; step-- > begin;) visit(step);
    }
  }

  [[nodiscard]] std::uint16_t of(std::size_t step) const { return of_step_[step]; }
  [[nodiscard]] std::uint16_t second(std::size_t step) const { return second_[step]; }
  [[nodiscard]] std::uint16_t of_slot(std::size_t slot) const { return *of_slot_[slot]; }

 private:
  void visit(std::size_t step) {
    Step& now = t_.steps[step];
    const auto as = [&](std::size_t next) {
      of_step_[step] = of_step_[next];
      second_[step] = second_[next];
      through_[step] = through_[next];
      one_[step] = one_[next];
    };
    switch (now.op) {
      case Op::word:
      case Op::slot:
        of_step_[step] = now.op == Op::word ? word(now.a) : slot(now.a);
        second_[step] = both(of_step_[step + 1], now.op == Op::word ? none_ : inside(now.a));
        one_[step] = through_[step + 1];
        break;
      case Op::accept:
        of_step_[step] = all_;
        break;
      case Op::back:
        of_step_[step] = none_;
        through_[step] = true;
        break;
      case Op::jump:
        as(now.a);
        break;
      case Op::call: {
        const bool through = through_[now.a], one = one_[now.a];
        of_step_[step] = both(of_step_[now.a], through ? of_step_[step + 1] : none_);
        second_[step] = both(second_[now.a], both(one ? of_step_[step + 1] : none_,
                                                  through ? second_[step + 1] : none_));
        through_[step] = through && through_[step + 1];
        one_[step] = (one && through_[step + 1]) || (through && one_[step + 1]);
        break;
      }
      case Op::split:
        now.first = through_[now.a] ? all_ : of_step_[now.a];
        of_step_[step] = both(of_step_[now.a], of_step_[now.b]);
        second_[step] = both(second_[now.a], second_[now.b]);
        through_[step] = through_[now.a] || through_[now.b];
        one_[step] = one_[now.a] || one_[now.b];
        break;
      default:
        as(step + 1);
    }
  }

  std::uint16_t word(std::size_t id) {
    if (id >= ids_) return none_;
    if (!of_word_[id]) {
      Bits bits(t_.firsts.width());
      set_bit(bits, id);
      of_word_[id] = t_.firsts.add(bits);
    }
    return *of_word_[id];
  }

  std::uint16_t slot(std::size_t index) {
    if (!of_slot_[index]) of_slot_[index] = t_.firsts.add(slot_bits(t_.slots[index]));
    return *of_slot_[index];
  }

  // What can stand second inside the slot itself: of a phrase, or a number of several tokens.
  std::uint16_t inside(std::size_t index) {
    if (inside_[index]) return *inside_[index];
    const Slot& slot = t_.slots[index];
    Bits bits(t_.firsts.width());
    if (slot.how == Slot::How::words) {
      for (const std::vector<Phrase>& phrases : t_.phrases) {
        for (const Phrase& phrase : phrases) {
          if (slot.classes.has(phrase.entry.word_class)) set_bit(bits, phrase.tail.front());
        }
      }
    } else if (slot.how != Slot::How::number && slot.how != Slot::How::name &&
               slot.how != Slot::How::other) {
      for (std::size_t id = kNumber; id <= kFraction; ++id) set_bit(bits, id);
      for (const char sign : "-/" + t_.decimal_marks + t_.group_marks)
        set_bit(bits, kSign + static_cast<std::size_t>(sign));
      for (std::size_t id = kFirstWord; id < t_.classes.size(); ++id) {
        if (t_.classes[id].meets(t_.number_words | t_.number_and | t_.ordinals)) set_bit(bits, id);
      }
    }
    inside_[index] = t_.firsts.add(bits);
    return *inside_[index];
  }

  [[nodiscard]] Bits slot_bits(const Slot& slot) const {
    Bits bits(t_.firsts.width());
    const auto words_of = [&](const Classes& classes) {
      for (std::size_t id = kFirstWord; id < t_.classes.size(); ++id) {
        if (t_.classes[id].meets(classes)) set_bit(bits, id);
      }
    };
    const auto numbers = [&](std::size_t least, std::size_t most) {
      for (std::size_t digits = least; digits <= most && digits <= 5; ++digits)
        set_bit(bits, kNumber + digits - 1);
      if (most > 5) set_bit(bits, kNumber + 4U);
    };
    switch (slot.how) {
      case Slot::How::words:
        words_of(slot.classes);
        break;
      case Slot::How::number:
        numbers(slot.digits_least, slot.digits_most);
        break;
      case Slot::How::count:
        numbers(1, 9);
        set_bit(bits, kFraction);
        words_of(t_.number_words);
        break;
      case Slot::How::ordinal:
        words_of(t_.ordinals | t_.number_words);
        break;
      case Slot::How::year:
        words_of(t_.number_words);
        break;
      case Slot::How::other:
        for (std::size_t id = 0; id < ids_; ++id) {
          if (is_other(t_, static_cast<Id>(id))) set_bit(bits, id);
        }
        break;
      case Slot::How::name:
        set_bit(bits, kUnknown);
        for (std::size_t id = kFirstWord; id < ids_; ++id) set_bit(bits, id);
        break;
    }
    return bits;
  }

  std::uint16_t both(std::uint16_t a, std::uint16_t b) {
    if (a == b || b == none_ || a == all_) return a;
    if (a == none_ || b == all_) return b;
    const auto [known, is_new] = unions_.try_emplace(std::minmax(a, b));
    if (is_new) {
      Bits bits = t_.firsts.bits(a);
      const Bits more = t_.firsts.bits(b);
      for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= more[i];
      known->second = t_.firsts.add(bits);
    }
    return known->second;
  }

  Tables& t_;
  std::size_t ids_;
  std::uint16_t none_, all_;
  std::vector<std::optional<std::uint16_t>> of_slot_, of_word_, inside_;
  std::vector<std::uint16_t> of_step_, second_;
  std::vector<bool> through_;  // the end of its pattern can be reached without reading,
  std::vector<bool> one_;      // and behind one token
  std::map<std::pair<std::uint16_t, std::uint16_t>, std::uint16_t> unions_;
};

// Which numbers in words a word can stand in; 0 for none.
int number_sort(const Tables& t, std::size_t id) {
  for (const Entry& entry : t.entries[id - kFirstWord])
    if (t.number_words.has(entry.word_class)) return InWords::sort_of(entry.value);
  return 0;
}

// Words that only ever stand for their class, and for numbers of a sort, are alike: one of them can
// speak for all. That a name may be any word tells nothing of it.
void find_speakers(Tables& t, const Firsts& firsts) {
  const std::size_t ids = kFirstWord + t.words.size();
  std::vector<bool> read(ids), literal(ids);
  std::vector<bool> done(t.slots.size());
  for (const Step& step : t.steps) {
    if (step.op == Op::word && step.a < ids) read[step.a] = literal[step.a] = true;
    if (step.op != Op::slot || done[step.a] || t.slots[step.a].how == Slot::How::name) continue;
    done[step.a] = true;
    each_id(t.firsts, firsts.of_slot(step.a), [&](Id id) { read[id] = true; });
  }
  for (std::size_t i = 0; i < t.phrases.size(); ++i) {
    for (const Phrase& phrase : t.phrases[i]) {
      literal[kFirstWord + i] = true;
      for (const Id id : phrase.tail) literal[id] = true;
    }
  }
  t.read_as.resize(ids);
  std::map<std::pair<Classes, int>, Id> speaker;
  for (std::size_t id = 0; id < ids; ++id) {
    const auto self = static_cast<Id>(id);
    if (id < kFirstWord || literal[id]) {
      t.read_as[id] = read[id] || literal[id] ? self : kUnknown;
    } else if (read[id]) {
      t.read_as[id] = speaker.try_emplace({t.classes[id], number_sort(t, id)}, self).first->second;
    }
  }
}

// "Has", "have".
bool is_auxiliary(const Tables& t, std::size_t id) {
  if (id < kFirstWord) return false;
  const std::vector<Entry>& entries = t.entries[id - kFirstWord];
  return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
    return t.past.has(entry.word_class) && entry.value == kAuxiliary;
  });
}

}  // namespace

std::uint16_t IdSets::add(const Bits& bits) {
  const auto [known, is_new] =
      numbers_.try_emplace(bits, static_cast<std::uint16_t>(numbers_.size()));
  if (is_new) bits_.insert(bits_.end(), bits.begin(), bits.end());
  return known->second;
}

void name_classes(Tables& t) {
  const auto only = [&](std::string_view name) {
    const auto& names = t.class_names;
    const auto at = std::find(names.begin(), names.end(), name);
    Classes classes;
    if (at != names.end()) classes.add(static_cast<std::size_t>(at - names.begin()));
    return classes;
  };
  t.number_words = only("number");
  t.number_and = only("number-and");
  t.ordinals = only("ordinal");
  t.past = only("past");
  t.future = only("future");
  t.abbreviations = only("abbreviation");
  t.stops = only("stop");
  t.lead = only("lead");
  t.clause = only("clause");
  t.article = only("article");
  t.indefinite = only("indefinite");
  t.first_person = only("first-person");
  t.chat = only("chat");
  t.game = only("game");
  t.habit = only("habit");
  t.waking = only("waking");
  t.outing = only("outing");
  t.weather = only("weather");
  t.reported = only("reported");
  t.ended = only("ended");
  t.saying = only("saying");
  t.rising = only("rising");
  t.happened = only("happened");
  t.ranked = only("ranked");
  t.naming = only("naming");
  t.whole = only("whole");
  t.appointed = only("appointed");
  t.planned_once = only("planned-once");
  t.imperative = only("imperative");
  t.unreal = only("unreal");
  t.onward = only("onward");
  t.progressive = only("progressive");
  t.perfect = only("perfect");
  t.negative = only("negative");
  t.between = only("between");
  t.duty = only("duty");
  t.law = only("law");
  t.shift_from = only("shift-from");
}

void index_tables(Tables& t) {
  t.entries.resize(t.words.size());
  t.phrases.resize(t.words.size());
  t.classes.resize(kFirstWord + t.words.size());
  t.classes_alone.resize(kFirstWord + t.words.size());
  for (std::size_t i = 0; i < t.entries.size(); ++i) {
    for (const Entry& entry : t.entries[i]) t.classes_alone[kFirstWord + i].add(entry.word_class);
  }
  for (auto& phrases : t.phrases) {
    std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
      return a.tail.size() > b.tail.size();
    });
  }
  const std::size_t ids = kFirstWord + t.words.size();
  t.firsts = IdSets(ids);
  Firsts firsts(t);
  firsts.walk();
  find_speakers(t, firsts);
  for (Rule& rule : t.rules) {
    rule.second = firsts.second(rule.start);
    for (Beside* side : {&rule.after, &rule.not_after, &rule.before, &rule.not_before}) {
      Bits bits(t.firsts.width());
      for (const Id id : side->words) set_bit(bits, id);
      side->ids = t.firsts.add(bits);
    }
  }
  std::vector<std::vector<std::uint16_t>> starting(ids);
  for (std::size_t rule = 0; rule < t.rules.size(); ++rule) {
    each_id(t.firsts, firsts.of(t.rules[rule].start),
            [&](Id id) { starting[id].push_back(static_cast<std::uint16_t>(rule)); });
  }
  for (const std::vector<std::uint16_t>& rules : starting) {
    t.starts.push_back(static_cast<std::uint32_t>(t.starting.size()));
    t.starting.insert(t.starting.end(), rules.begin(), rules.end());
  }
  t.starts.push_back(static_cast<std::uint32_t>(t.starting.size()));
  for (std::size_t id = 0; id < ids; ++id) {
    const auto mark = [&](const Classes& said, unsigned as) {
      return t.classes[id].meets(said) ? as : 0U;
    };
    t.marks.push_back(static_cast<std::uint16_t>(
        (t.starts[id] != t.starts[id + 1] ? unsigned{Mark::begins} : 0U) |
        mark(t.duty | t.law, Mark::duty) | mark(t.first_person, Mark::person) |
        mark(t.habit, Mark::habit) | mark(t.waking | t.outing | t.weather, Mark::matter) |
        mark(t.chat, Mark::chat) | mark(t.game, Mark::game) |
        (is_auxiliary(t, id) ? unsigned{Mark::has} : 0U)));
  }
  for (const char stop : {'.', '!', '?', ';'})
    t.marks[static_cast<Id>(kSign + stop)] |= Mark::stops;
  for (const Id digits : {kNumber, Id{kNumber + 1}}) t.marks[digits] |= Mark::duty;
  for (const char sign : {'@', '#'}) t.marks[static_cast<Id>(kSign + sign)] |= Mark::chat;
  for (const char bracket : {'(', ')'}) t.marks[static_cast<Id>(kSign + bracket)] |= Mark::bracket;
}

}  // namespace inforce::timex
