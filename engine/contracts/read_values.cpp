// SPDX-License-Identifier: MIT
#include "contracts/read_values.h"

#include <algorithm>
#include <optional>

namespace inforce::contracts {
namespace {

constexpr int kMostTurns = 30;              // years of a contract that are counted one by one
constexpr std::uint32_t kLeastCount = 100;  // smaller ones count days, clauses, copies

class Reader {
 public:
  Reader(std::string_view text, const Words& words, const Wordings& wordings)
      : text_(text),
        words_(words),
        w_(wordings),
        size_(static_cast<std::uint32_t>(words.size() - 1)) {}

  Values read() {
    names();
    std::uint32_t free = 0;  // words before it belong to a date already
    for (std::uint32_t at = 0; at < size_; ++at) {
      if (at >= free) {
        if (const auto value = date(at)) {
          free = value->last;
          values_.push_back(*value);
          continue;
        }
      }
      if (const auto value = named_date(at)) values_.push_back(*value);
      if (const auto value = turn(at)) values_.push_back(*value);
      if (!starts_number(at)) continue;
      const auto run = length(at), amount = share_or_sum(at);
      if (run) values_.push_back(*run);
      if (amount) values_.push_back(*amount);
      if (run || amount || at < free) continue;
      if (const auto value = count(at)) values_.push_back(*value);
    }
    std::stable_sort(values_.begin(), values_.end(), [](const Value& a, const Value& b) {
      return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    return std::move(values_);
  }

 private:
  struct Number {
    int value = 0;           // 0: left blank
    std::uint32_t last = 0;  // the word after it
  };

  [[nodiscard]] int of(const std::vector<int>& table, std::uint32_t at) const {
    return at < size_ && words_[at].id < table.size() ? table[words_[at].id] : 0;
  }
  [[nodiscard]] int month(std::uint32_t at) const { return of(w_.months, at); }
  [[nodiscard]] char unit(std::uint32_t at) const {
    return at < size_ && words_[at].id < w_.units.size() ? w_.units[words_[at].id] : '\0';
  }
  using List = const std::vector<bool>*;
  [[nodiscard]] List list(std::string_view name) const {
    const auto found = w_.members.find(name);
    return found == w_.members.end() ? nullptr : &found->second;
  }
  [[nodiscard]] bool is(List list, std::uint32_t at) const {
    return list != nullptr && at < size_ && words_[at].id < list->size() && (*list)[words_[at].id];
  }
  [[nodiscard]] bool plain_digits(std::uint32_t at) const {
    if (at >= size_ || !words_[at].digits) return false;
    const std::string_view word = text_.substr(words_[at].begin, words_[at].end - words_[at].begin);
    return word.find('.') == word.npos;
  }

  // A number, a word for one, or a blank before a unit.
  [[nodiscard]] bool starts_number(std::uint32_t at) const {
    const Word& word = words_[at];
    return word.digits || of(w_.numbers, at) != 0 || of(w_.ordinals, at) != 0 ||
           ((word.before & (kBlank | kBracket)) != 0 && unit(at) != 0);
  }

  void names() {
    std::vector<Match> matches;
    w_.name_phrases.match(words_, 0, size_, {}, matches);
    for (const Match& match : matches) {
      const Name& name = w_.names[match.phrase];
      Value value{name.kind, match.first, match.last, {}, {}, name.value};
      value.length = name.length;
      // Places are proper names; "the laws of the parties' state" names none.
      if (name.kind == ValueKind::place && !words_[match.first].capital) continue;
      values_.push_back(value);
    }
  }

  // "Commencement Date": a name that the contract may define; ends at the word `at`.
  [[nodiscard]] std::optional<Value> named_date(std::uint32_t at) const {
    if (!is(date_, at) || !words_[at].capital) return std::nullopt;
    std::uint32_t first = at;
    while (first > 0 && at - first < 4 && words_[first].before == 0 && words_[first - 1].capital &&
           !is(not_names_, first - 1)) {
      --first;
    }
    if (first == at) return std::nullopt;
    return Value{ValueKind::when, first, at + 1, {}, {}, "defined"};
  }

  // ---- numbers

  // "one hundred and eighty": the words of one number below a thousand.
  [[nodiscard]] std::optional<Number> spelled(std::uint32_t at) const {
    int total = 0;
    int ones = 0;
    std::uint32_t i = at;
    for (; i < size_ && i - at < 6; ++i) {
      if (i != at && (words_[i].before & ~(kHyphen | kNewline)) != 0) break;
      const int number = of(w_.numbers, i);
      if (number == 0) {
        if (i == at || !is(and_, i) || of(w_.numbers, i + 1) == 0 || total == 0) break;
        continue;
      }
      if (number >= 100) {
        total = std::max(ones, 1) * number;
        ones = 0;
      } else if (ones == 0 || (ones % 10 == 0 && number < 10)) {
        ones += number;
      } else {
        break;
      }
    }
    if (total + ones == 0) return std::nullopt;
    return Number{total + ones, i};
  }

  // "five (5)", "5", "five", "[__] (5)", "(5)": the digits decide, where both stand.
  [[nodiscard]] std::optional<Number> number(std::uint32_t at) const {
    if (plain_digits(at)) {
      if (words_[at].number == 0 || words_[at].number > 10000) return std::nullopt;
      Number read{static_cast<int>(words_[at].number), at + 1};
      // "12 (twelve)"
      if ((words_[at + 1].before & kOpen) != 0) {
        if (const auto again = spelled(at + 1)) read.last = again->last;
      }
      return read;
    }
    auto read = spelled(at);
    if (!read) return std::nullopt;
    const std::uint32_t next = read->last;
    if (next < size_ && (words_[next].before & kOpen) != 0 && plain_digits(next) &&
        words_[next].number > 0 && words_[next].number <= 10000) {
      read->value = static_cast<int>(words_[next].number);
      read->last = next + 1;
    }
    return read;
  }

  // "fifth (5th)", "5th", "twenty-first"
  [[nodiscard]] std::optional<Number> ordinal(std::uint32_t at) const {
    if (at >= size_) return std::nullopt;
    Number read;
    if (words_[at].digits && words_[at].ordinal) {
      read = {static_cast<int>(words_[at].number), at + 1};
    } else if (const int number = of(w_.ordinals, at); number != 0) {
      read = {number, at + 1};
    } else if (const int tens = of(w_.numbers, at), ones = of(w_.ordinals, at + 1);
               tens >= 20 && tens < 100 && ones > 0 && ones < 10) {
      read = {tens + ones, at + 2};
    } else {
      return std::nullopt;
    }
    if (read.last < size_ && (words_[read.last].before & kOpen) != 0 && words_[read.last].digits)
      ++read.last;
    return read;
  }

  // ---- lengths and anniversaries

  [[nodiscard]] std::optional<Value> length(std::uint32_t at) const {
    if (const auto nth = ordinal(at); nth && is(anniversary_, nth->last)) {
      return Value{ValueKind::nth, at, nth->last + 1, {}, {nth->value, 'Y'}, {}};
    }
    if (unit(at) != 0) {  // "[***] days"
      if ((words_[at].before & kBlank) == 0) return std::nullopt;
      return Value{ValueKind::length, at, at + 1, {}, {0, unit(at)}, {}};
    }
    const auto count = number(at);
    if (!count || count->value > 2000) return std::nullopt;
    std::uint32_t next = count->last;
    for (int skip = 0; skip < 2 && is(modifiers_, next); ++skip) ++next;
    if (unit(next) == 0) return std::nullopt;
    if ((words_[next].before & (kSemicolon | kColon | kMoney | kPercent)) != 0) return std::nullopt;
    return Value{ValueKind::length, at, next + 1, {}, {count->value, unit(next)}, {}};
  }

  // "Year 2", "Years 2 to 4", "the third Contract Year", "each Contract Year thereafter".
  [[nodiscard]] std::optional<Value> turn(std::uint32_t at) const {
    const auto made = [&](std::uint32_t last, int year) {
      return Value{ValueKind::turn, at, last, {}, {year, 'Y'}, {}};
    };
    if (is(year_word_, at)) {
      if (is(thereafter_, at + 1)) return made(at + 2, 0);
      const auto count = at + 1 < size_ ? number(at + 1) : std::nullopt;
      if (!count || count->value > kMostTurns || words_[at + 1].before != 0) return std::nullopt;
      std::uint32_t last = count->last;
      const std::uint32_t joined = is(to_words_, last) ? last + 1 : last;
      const bool range = joined != last || (last < size_ && words_[last].before == kHyphen);
      if (const auto end = range && joined < size_ ? number(joined) : std::nullopt)
        last = end->last;
      return made(last, count->value);
    }
    const auto nth = ordinal(at);
    if (!nth || nth->value > kMostTurns) return std::nullopt;
    std::uint32_t next = nth->last;
    if (is(modifiers_, next)) ++next;
    return is(year_word_, next) ? std::optional(made(next + 1, nth->value)) : std::nullopt;
  }

  // ---- shares of something, sums of money

  [[nodiscard]] std::optional<Value> share_or_sum(std::uint32_t at) const {
    const Word& word = words_[at];
    if (word.digits && (word.before & kMoney) != 0) {
      return Value{ValueKind::sum, at, scaled(at + 1), {}, {static_cast<int>(word.number), 0}, {}};
    }
    std::uint32_t next = at + 1;
    int amount = static_cast<int>(word.number);
    if (const auto count = number(at)) {
      next = count->last;
      amount = count->value;
    }
    while (next < size_ && next - at < 8 && words_[next].digits &&
           (words_[next].before & kOpen) != 0)
      ++next;
    const bool sign =
        (words_[next].before & kPercent) != 0 || (words_[at + 1].before & kPercent) != 0;
    const std::uint32_t name = percent_name(next);
    if (sign || name != next) {
      std::uint32_t last = name;  // "six percent (6%)"
      if (last < size_ && words_[last].digits && (words_[last].before & kOpen) != 0 &&
          (words_[last + 1].before & kPercent) != 0)
        ++last;
      return Value{ValueKind::share, at, last, {}, {amount, '%'}, {}};
    }
    next = scaled(next);
    if (is(currencies_, next) || (at > 0 && word.digits && is(currencies_, at - 1))) {
      return Value{ValueKind::sum, at, next, {}, {static_cast<int>(word.number), 0}, {}};
    }
    return std::nullopt;
  }

  // The word after "percent" or "per cent" at `next`; `next`: it stands not there.
  [[nodiscard]] std::uint32_t percent_name(std::uint32_t next) const {
    if (is(percent_, next)) return next + 1;
    return is(per_, next) && is(cent_, next + 1) ? next + 2 : next;
  }

  // "2.5 million": the word after it.
  [[nodiscard]] std::uint32_t scaled(std::uint32_t next) const {
    const bool near = next < size_ && (words_[next].before & ~(kNewline | kHyphen)) == 0;
    return near && (is(thousand_, next) || is(million_, next) || is(billion_, next)) ? next + 1
                                                                                     : next;
  }

  // "40,000 tonnes": a number of things, and no number of a section.
  [[nodiscard]] std::optional<Value> count(std::uint32_t at) const {
    const Word& word = words_[at];
    if (!plain_digits(at) || word.ordinal || word.number < kLeastCount) return std::nullopt;
    if (at > 0 && is(section_words_, at - 1)) return std::nullopt;
    std::uint32_t next = scaled(at + 1);
    if (next < size_ && (words_[next].before & kOpen) != 0) {
      if (const auto again = spelled(next)) next = again->last;
    }
    // Quoted alone, it says nothing of what is counted.
    const std::uint16_t behind = words_[next].before;
    const bool ends = (behind & ~(kQuote | kComma | kNewline | kClose)) != 0;
    if (ends || next >= size_ || words_[next].digits) return std::nullopt;
    return Value{ValueKind::count, at, next, {}, {static_cast<int>(word.number), 0}, {}};
  }

  // ---- dates

  [[nodiscard]] static int full_year(std::uint32_t number, std::size_t digits) {
    if (digits == 4) return static_cast<int>(number);
    if (digits == 2) return static_cast<int>(number) + (number < 70 ? 2000 : 1900);
    return 0;
  }

  [[nodiscard]] int year(std::uint32_t at) const {
    if (!plain_digits(at) || words_[at].ordinal || words_[at].end - words_[at].begin != 4) return 0;
    const auto number = static_cast<int>(words_[at].number);
    return number >= 1900 && number <= 2200 ? number : 0;
  }

  [[nodiscard]] int day_of_month(std::uint32_t at) const {
    if (at >= size_) return 0;
    const int number =
        words_[at].digits ? static_cast<int>(words_[at].number) : of(w_.ordinals, at);
    return number >= 1 && number <= 31 && (plain_digits(at) || !words_[at].digits) ? number : 0;
  }

  // Words such as "day", "of", "in the year" that may stand inside a date.
  [[nodiscard]] std::uint32_t skip(std::uint32_t at) const {
    for (int i = 0; i < 4 && is(fillers_, at); ++i) ++at;
    return at;
  }

  [[nodiscard]] std::optional<Value> made(std::uint32_t first, std::uint32_t last, Day day) const {
    if (!is_real(day)) return std::nullopt;
    const bool bare = day.month == 0;
    return Value{bare ? ValueKind::year : ValueKind::when, first, last, day, {}, {}};
  }

  [[nodiscard]] std::optional<Value> date(std::uint32_t at) const {
    if (const int m = month(at); m != 0) return after_month(at, m);
    if (words_[at].digits) {
      if (const auto value = by_numbers(at)) return value;
    }
    if (const int day = day_of_month(at); day != 0) {
      if (const auto value = before_month(at, at + 1, day)) return value;
    }
    if (of(w_.numbers, at) >= 20) {
      if (const auto nth = ordinal(at); nth && nth->value <= 31) {
        if (const auto value = before_month(at, nth->last, nth->value)) return value;
      }
    }
    if (is(day_, at)) {  // "[ ] day of May, 2020", "the last day of May, 2020"
      const std::uint32_t next = skip(at);
      if (const int m = month(next); m != 0) {
        const std::uint32_t then = skip(next + 1);
        if (const int y = year(then); y != 0) return made(at, then + 1, day_of({y, m, 0}, at));
      }
      if (const int y = year(next); y != 0) return made(at, next + 1, {y, 0, 0});
    }
    if (const int y = year(at); y != 0) return made(at, at + 1, {y, 0, 0});
    return std::nullopt;
  }

  // "the last day of May, 2020"
  [[nodiscard]] Day day_of(Day month, std::uint32_t at) const {
    if (at == 0 || !is(last_, at - 1)) return month;
    for (month.day = 31; !is_real(month);) --month.day;
    return month;
  }

  // "June 21, 1999", "March ___, 1999", "July 2013"
  [[nodiscard]] std::optional<Value> after_month(std::uint32_t at, int m) const {
    if (const int y = year(at + 1); y != 0) return made(at, at + 2, {y, m, 0});
    const int day = day_of_month(at + 1);
    if (day == 0 || (words_[at + 1].before & (kStop | kOpen)) == kOpen) return std::nullopt;
    const std::uint32_t next = skip(at + 2);
    if (const int y = year(next); y != 0) return made(at, next + 1, {y, m, day});
    return std::nullopt;
  }

  // "22 day of June 2018", "1st day of --- November, 2003", "02 June, 2015"
  [[nodiscard]] std::optional<Value> before_month(std::uint32_t first, std::uint32_t at,
                                                  int day) const {
    std::uint32_t next = at;
    if (next < size_ && (words_[next].before & kOpen) != 0 && words_[next].ordinal) ++next;
    next = skip(next);
    const int m = month(next);
    if (m == 0 || (words_[at].before & (kSemicolon | kColon)) != 0) return std::nullopt;
    const std::uint32_t then = skip(next + 1);
    if (const int y = year(then); y != 0) return made(first, then + 1, {y, m, day});
    return std::nullopt;
  }

  // "6/21/99", "2015-06-02", "05.05.1998"
  [[nodiscard]] std::optional<Value> by_numbers(std::uint32_t at) const {
    if (at + 2 >= size_ || !plain_digits(at) || !plain_digits(at + 1) || !plain_digits(at + 2)) {
      return std::nullopt;
    }
    const std::uint16_t first = words_[at + 1].before;
    const std::uint16_t second = words_[at + 2].before;
    if (first != second || (first != kSlash && first != kHyphen)) return std::nullopt;
    const auto digits = [&](std::uint32_t i) {
      return std::size_t{words_[i].end - words_[i].begin};
    };
    const auto number = [&](std::uint32_t i) { return static_cast<int>(words_[i].number); };
    if (const int y = year(at); y != 0)
      return made(at, at + 3, {y, number(at + 1), number(at + 2)});
    const int y = full_year(words_[at + 2].number, digits(at + 2));
    if (y == 0 || digits(at) > 2 || digits(at + 1) > 2) return std::nullopt;
    const int a = number(at);
    const int b = number(at + 1);
    return a > 12 ? made(at, at + 3, {y, b, a}) : made(at, at + 3, {y, a, b});
  }

  std::string_view text_;
  const Words& words_;
  const Wordings& w_;
  std::uint32_t size_;
  List and_ = list("and"), anniversary_ = list("anniversary"),
       modifiers_ = list("length-modifiers"), percent_ = list("percent"), per_ = list("per"),
       cent_ = list("cent"), currencies_ = list("currencies"), fillers_ = list("date-fillers"),
       day_ = list("day"), section_words_ = list("section-words"),
       thousand_ = list("times-thousand"), million_ = list("times-million"),
       year_word_ = list("year-word"), thereafter_ = list("thereafter"),
       to_words_ = list("to-words"), billion_ = list("times-billion"), date_ = list("date"),
       last_ = list("last"), not_names_ = list("not-names");
  Values values_;
};

}  // namespace

Values read_values(std::string_view text, const Words& words, const Wordings& wordings) {
  return Reader(text, words, wordings).read();
}

}  // namespace inforce::contracts
