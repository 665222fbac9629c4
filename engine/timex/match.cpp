// SPDX-License-Identifier: MIT
#include "timex/match.h"

#include <algorithm>

#include "timex/numbers.h"
#include "timex/sentence.h"

namespace inforce::timex {
namespace {

constexpr std::size_t kFuel = 4000;  // steps a rule may take at one place

// Of a heading, a list or an address; a wrapped line goes on with a small letter.
bool begins_line(const Token& token) {
  return token.is(Token::line) && (!token.is(Token::word) || token.is(Token::capital));
}

bool is_full_stop(const Token& token) {
  return token.is_sign('.') || token.is_sign('!') || token.is_sign('?');
}

}  // namespace

bool Matcher::stands(const Beside& beside, std::size_t at, bool before) const {
  // `at` is the token beside the match; out of range is the edge of the paragraph.
  const Token* neighbour = token(at);
  if (neighbour == nullptr ||
      (before ? is_full_stop(*neighbour) && ends_sentence(tables_, tokens_, at)
              : begins_line(*neighbour))) {
    if (beside.edge) return true;
    if (neighbour == nullptr) return false;
  }
  if (tables_.firsts.has(beside.ids, neighbour->id)) return true;
  if (!beside.classes.empty() && find_entry(tables_, *neighbour, beside.classes) != nullptr)
    return true;
  if (beside.number && neighbour->is(Token::number)) return true;
  if (!neighbour->is(Token::word)) return false;
  if (beside.capital && neighbour->is(Token::capital)) return true;
  if (beside.content && find_entry(tables_, *neighbour, tables_.stops) == nullptr) return true;
  return beside.lower && !neighbour->is(Token::capital);
}

// "Weeks - he said", "weeks--he", "weeks – he": it parts words, and a hyphen joins them.
bool Matcher::is_dash(std::size_t at) const {
  const Token* const dash = token(at);
  if (dash == nullptr || !dash->is_sign('-')) return false;
  const Token* const next = token(at + 1);
  const bool joins = dash->is(Token::glued) && dash->end - dash->begin == 1 && next != nullptr &&
                     next->is(Token::glued) && !next->is(Token::sign);
  return !joins;
}

// "It ends at 5 p.m." at the end of a line, and "Saturday" at the head of the next.
bool Matcher::spans_sentences(std::size_t end) const {
  for (std::size_t at = begin_ + 1; at < end; ++at) {
    if (tokens_[at].is(Token::line) && tokens_[at].is(Token::capital) &&
        tokens_[at - 1].is_sign('.'))
      return true;
  }
  return false;
}

// The match may end here: no word or number is cut, and the neighbours are as the rule wants them.
bool Matcher::accepts(std::size_t end) {
  if (end == begin_ || spans_sentences(end)) return false;
  const Token& last = tokens_[end - 1];
  const Token* next = token(end);
  if (next != nullptr && next->is(Token::glued)) {
    if (next->is(Token::word) || next->is(Token::number)) {
      if (!last.is(Token::sign)) return false;
    } else if (last.is(Token::number) &&
               (next->is_sign('%') || next->is_sign('$') || next->is_sign('#'))) {
      return false;
    }
    const Token* after = token(end + 1);
    if (after != nullptr && after->is(Token::glued) && !after->is(Token::sign)) {
      const bool numeric = last.is(Token::number) && after->is(Token::number);
      if ((next->is_sign('.') && !is_glued_stop(tokens_, end)) || next->is_sign('_') ||
          next->is_sign('@') || next->is_sign('\\'))
        return false;
      if (numeric && (next->is_sign(',') || next->is_sign(':'))) return false;
      if (next->is_sign('/') && last.is(Token::number)) return false;
      const Token* more = token(end + 2);
      const bool third = more != nullptr && more->is_sign('-') && more->is(Token::glued) &&
                         token(end + 3) != nullptr && tokens_[end + 3].is(Token::number);
      const bool second = last.is(Token::glued) && end >= 2 && tokens_[end - 2].is_sign('-');
      if (numeric && next->is_sign('-') && (second || third)) return false;  // a number in groups
      if (next->is_sign('-') && !is_dash(end) && !rule_->joined) {
        // "May-June" and "1990-95" go on with a time, "May-based" does not.
        if (after->is(Token::word) && (tables_.marks[after->id] & Mark::begins) == 0) return false;
      }
    }
  }
  const Rule& rule = *rule_;
  if (rule.before.any && !stands(rule.before, end, false)) return false;
  if (rule.not_before.any && !is_dash(end) && stands(rule.not_before, end, false)) return false;
  end_ = end;
  return true;
}

// "Two years and six months" is one length, "one week ten years" is two.
bool Matcher::descends(Field field, std::int64_t unit) const {
  if (field != Field::unit2 && field != Field::unit3) return true;
  const Field longer = field == Field::unit2 ? Field::unit : Field::unit2;
  const auto length = [](std::int64_t value) {  // a business day is one
    const auto of = static_cast<Unit>(value % kUnitFactor);
    return of == Unit::business_day ? Unit::day : of;
  };
  for (std::size_t i = 0; i < captured_; ++i) {
    if (captures_[i].field == longer && length(captures_[i].value) <= length(unit)) return false;
  }
  return true;
}

// "By 2020 and one day to Mars", "from 1998 to two years later": the first is no number of these.
bool Matcher::follows_year(Field field, std::int64_t value) const {
  constexpr std::int64_t kFirst = 1000'000, kLast = 2999'000;  // thousandths
  if (field != Field::count || captured_ == 0) return false;
  const Capture& before = captures_[captured_ - 1];
  return before.field == Field::count && before.part != part_ && before.value >= kFirst &&
         before.value <= kLast && before.value > value;
}

// "24:00", not "24:59".
bool Matcher::is_in_day(Field field, std::int64_t value) const {
  constexpr std::int64_t kLastHour = 24;
  if (value == 0 || (field != Field::minute && field != Field::second)) return true;
  return std::none_of(captures_.begin(), captures_.begin() + static_cast<std::ptrdiff_t>(captured_),
                      [](const Capture& capture) {
                        return capture.field == Field::hour && capture.value == kLastHour;
                      });
}

// "1607-08" spans two years; "2016-05" is a month.
bool Matcher::ascends(const Slot& slot, Field field, std::int64_t value) const {
  if (field != Field::year1 && (field != Field::year2 || slot.most > 12)) return true;
  const std::int64_t all = field == Field::year1 ? 10 : 100;
  return std::none_of(captures_.begin(), captures_.begin() + static_cast<std::ptrdiff_t>(captured_),
                      [&](const Capture& capture) {
                        return capture.field == Field::year && capture.value % all >= value;
                      });
}

bool Matcher::take(const Slot& slot, Field field, std::size_t step, std::size_t at,
                   const Caller* caller) {
  const Token* here = token(at);
  if (here == nullptr || captured_ == kCaptures) return false;
  const std::size_t kept = captured_;
  const auto go = [&](std::int64_t value, std::size_t next) {
    captured_ = kept;
    if (slot.step < 0) value = -value;  // "twenty minutes to seven"
    if (!descends(field, value) || !ascends(slot, field, value) || !is_in_day(field, value) ||
        follows_year(field, value))
      return false;
    captures_[captured_++] = {field, part_, value};
    if (run(step, next, caller)) return true;
    captured_ = kept;
    return false;
  };
  const auto in_range = [&](std::int64_t value) {
    return value >= slot.least && value <= slot.most && value % slot.step == 0;
  };
  switch (slot.how) {
    case Slot::How::words: {
      if (!tables_.classes[here->id].meets(slot.classes)) return false;
      for (const Phrase& phrase : tables_.phrases[here->id - kFirstWord]) {
        if (!slot.classes.has(phrase.entry.word_class)) continue;
        if (phrase.entry.capital && !here->is(Token::capital)) continue;
        std::size_t next = at + 1;
        for (const Id id : phrase.tail) {
          const Token* word = token(next);
          if (word == nullptr || word->id != id) break;
          ++next;
        }
        if (next == at + 1 + phrase.tail.size() && go(phrase.entry.value, next)) return true;
      }
      const Entry* entry = find_entry(tables_, *here, slot.classes);
      return entry != nullptr && go(entry->value, at + 1);
    }
    case Slot::How::number:
      return here->is(Token::number) && here->digits >= slot.digits_least &&
             here->digits <= slot.digits_most && in_range(here->value) && go(here->value, at + 1);
    case Slot::How::count: {
      const std::optional<Reading> count = read_count(tables_, tokens_, at);
      return count && in_range(count->value / 1000) && go(count->value, count->end);
    }
    case Slot::How::ordinal: {
      const std::optional<Reading> ordinal = read_ordinal(tables_, tokens_, at);
      return ordinal && in_range(ordinal->value) && go(ordinal->value, ordinal->end);
    }
    case Slot::How::year: {
      const std::optional<Reading> year = read_year(tables_, tokens_, at);
      return year && in_range(year->value) && go(year->value, year->end);
    }
    case Slot::How::name:
      return here->is(Token::word) && here->is(Token::capital) && go(0, at + 1);
    case Slot::How::other:
      return here->is(Token::word) && !here->is(Token::capital) && is_other(tables_, here->id) &&
             go(0, at + 1);
  }
  return false;
}

bool Matcher::run(std::size_t step, std::size_t at, const Caller* caller) {
  for (;;) {
    if (fuel_ == 0) return false;
    --fuel_;
    const Step& now = tables_.steps[step];
    switch (now.op) {
      case Op::word: {
        const Token* here = token(at);
        if (here == nullptr || here->id != now.a) return false;
        ++at;
        ++step;
        break;
      }
      case Op::slot:
        return take(tables_.slots[now.a], now.field, step + 1, at, caller);
      case Op::glued: {
        const Token* here = token(at);
        if (here == nullptr || !here->is(Token::glued)) return false;
        ++step;
        break;
      }
      case Op::spaced: {
        const Token* here = token(at);
        if (here != nullptr && here->is(Token::glued)) return false;
        ++step;
        break;
      }
      case Op::capital: {
        const Token* here = token(at);
        if (here == nullptr || !here->is(Token::capital)) return false;
        ++step;
        break;
      }
      case Op::small: {
        const Token* here = token(at);
        if (here == nullptr || (here->is(Token::capital) && !here->is(Token::upper))) return false;
        ++step;
        break;
      }
      case Op::say:
        if (captured_ == kCaptures) return false;
        captures_[captured_++] = {now.field, part_, tables_.slots[now.a].least};
        ++step;
        break;
      case Op::jump:
        step = now.a;
        break;
      case Op::split: {
        const Token* here = token(at);
        if (!tables_.firsts.has(now.first, here == nullptr ? kUnknown : here->id)) {
          step = now.b;
          break;
        }
        const std::size_t kept = captured_;
        const std::uint8_t part = part_, parts = parts_;
        if (run(now.a, at, caller)) return true;
        captured_ = kept;
        part_ = part;
        parts_ = parts;
        step = now.b;
        break;
      }
      case Op::open:
        if (parts_ == kParts) return false;
        part_begin_[parts_] = at;
        part_ = ++parts_;
        ++step;
        break;
      case Op::close:
        part_end_[parts_ - 1U] = at;
        part_ = 0;
        ++step;
        break;
      case Op::call: {
        const Caller here{step + 1, caller};
        return run(now.a, at, &here);
      }
      case Op::back:
        step = caller->step;
        caller = caller->caller;
        break;
      case Op::accept:
        return accepts(at);
    }
  }
}

bool Matcher::match(Tokens tokens, std::size_t at, std::size_t free_from, const Texts& texts,
                    Match& best) {
  best.rule = nullptr;
  tokens_ = tokens;
  begin_ = at;
  const Token& first = tokens[at];

  // A piece of a longer word, number or name does not start a time.
  bool joined = false;
  if (first.is(Token::glued) && at > 0) {
    const Token& before = tokens[at - 1];
    if (!before.is(Token::sign)) return false;
    const bool taken = free_from >= at - 1;
    const bool bound = before.is(Token::glued) && at > 1 && !tokens[at - 2].is(Token::sign);
    if (bound && !taken) {
      if (before.is_sign('-'))
        joined = !is_dash(at - 1);
      else if ((before.is_sign('.') && !is_glued_stop(tokens_, at - 1)) || before.is_sign('_') ||
               before.is_sign('@') || before.is_sign('/') || before.is_sign('\'') ||
               before.is_sign('\\')) {
        if (!first.is(Token::word) || !before.is_sign('/')) return false;
      } else if (first.is(Token::number) && (before.is_sign(',') || before.is_sign(':')) &&
                 tokens[at - 2].is(Token::number)) {
        return false;
      }
    }
    const bool goes_on = at + 1 < tokens.size() && tokens[at + 1].is(Token::glued) &&
                         (tokens[at + 1].is(Token::word) || tokens[at + 1].is_sign(':'));
    const bool handle = before.is_sign('@') && !goes_on && first.digits > 2;  // "@1975", not "@7pm"
    if (first.is(Token::number) && (before.is_sign('$') || before.is_sign('#') || handle)) {
      return false;
    }
  }
  const std::size_t neighbour = at == 0 ? tokens.size() : at - 1;
  for (const std::uint16_t which : chooser_.rules(tokens, at)) {
    rule_ = &tables_.rules[which];
    if ((joined && !rule_->joined) || !texts.hold(rule_->where)) continue;
    if (rule_->after.any && !stands(rule_->after, neighbour, true)) continue;
    if (rule_->not_after.any && stands(rule_->not_after, neighbour, true)) continue;
    captured_ = 0;
    part_ = parts_ = 0;
    fuel_ = kFuel;
    if (!run(rule_->start, at, nullptr)) continue;
    if (best.rule != nullptr &&
        (end_ < best.end || (end_ == best.end && rule_->pack <= best.rule->pack))) {
      continue;
    }
    best.rule = rule_;
    best.begin = at;
    best.end = end_;
    best.part_count = parts_ == 0 ? 1 : parts_;
    for (std::size_t part = 0; part < best.part_count; ++part) {
      best.parts[part].begin = parts_ == 0 ? at : part_begin_[part];
      best.parts[part].end = parts_ == 0 ? end_ : part_end_[part];
      best.parts[part].fields.clear();
      for (const auto& [field, value] : rule_->says) best.parts[part].fields.set(field, value);
    }
    for (std::size_t i = 0; i < captured_; ++i) {
      const Capture& capture = captures_[i];
      for (std::size_t part = 0; part < best.part_count; ++part) {
        if (capture.part == 0 || capture.part == part + 1U) {
          best.parts[part].fields.set(capture.field, capture.value);
        }
      }
    }
  }
  return best.rule != nullptr;
}

}  // namespace inforce::timex
