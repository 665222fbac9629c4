// SPDX-License-Identifier: MIT
// edtf::parse: ISO 8601-2 levels 0 to 2, and the days each text may mean.
#include <algorithm>
#include <array>
#include <cstdint>

#include "edtf/when.h"

namespace inforce::edtf {
namespace {

constexpr std::int64_t kCalendarYears = 9999;  // beyond them a text is EDTF, but has no days here

// A component of digits, some of which may be X.
struct Digits {
  std::string_view text;
  [[nodiscard]] bool fits(int value) const {
    for (std::size_t i = text.size(); i-- > 0; value /= 10) {
      if (text[i] != 'X' && text[i] - '0' != value % 10) return false;
    }
    return value == 0;
  }
  [[nodiscard]] int at_least() const { return filled('0'); }
  [[nodiscard]] int at_most() const { return filled('9'); }
  [[nodiscard]] bool known() const { return text.find('X') == std::string_view::npos; }

 private:
  [[nodiscard]] int filled(char with) const {
    int value = 0;
    for (const char c : text) value = value * 10 + ((c == 'X' ? with : c) - '0');
    return value;
  }
};

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // "?", "~" or "%": on one side of a component, or behind the whole.
  bool take_qualifier() { return take('?') || take('~') || take('%'); }
  std::optional<Digits> take_digits(std::size_t count, bool unspecified) {
    if (rest_.size() < count) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
      const char c = rest_[i];
      if ((c < '0' || c > '9') && (c != 'X' || !unspecified)) return std::nullopt;
    }
    const Digits digits{rest_.substr(0, count)};
    rest_.remove_prefix(count);
    return digits;
  }
  std::optional<std::int64_t> take_number(std::int64_t most) {
    std::size_t count = 0;
    std::int64_t value = 0;
    for (; count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9'; ++count) {
      value = std::min<std::int64_t>(value * 10 + (rest_[count] - '0'), most + 1);
    }
    if (count == 0) return std::nullopt;
    rest_.remove_prefix(count);
    return value;
  }

 private:
  std::string_view rest_;
};

date::sys_days first_of(std::int64_t year) {
  return date::sys_days{date::year{static_cast<int>(year)} / 1 / 1};
}
Bounds years(std::int64_t first, std::int64_t last) {
  if (first < -kCalendarYears || last > kCalendarYears) return {};
  return {first_of(first), first_of(last + 1) - date::days{1}};
}

// Months of 21..41: northern seasons, the same said twice, southern ones, quarters, thirds, halves.
struct Group {
  int month, months;
};
Group group_of(int code) {
  constexpr std::array<Group, 21> kGroups{{
      {3, 3}, {6, 3}, {9, 3}, {12, 3}, {3, 3},  {6, 3}, {9, 3}, {12, 3}, {9, 3}, {12, 3}, {3, 3},
      {6, 3}, {1, 3}, {4, 3}, {7, 3},  {10, 3}, {1, 4}, {5, 4}, {9, 4},  {1, 6}, {7, 6},
  }};
  return kGroups[static_cast<std::size_t>(code - 21)];
}

// "Y170000002", "Y-17E7", and their significant digits: "Y3388E2S3".
std::optional<Bounds> long_year(Reader& reader) {
  constexpr std::int64_t kMost = 1'000'000'000'000;
  const bool negative = reader.take('-');
  std::optional<std::int64_t> year = reader.take_number(kMost);
  if (!year) return std::nullopt;
  if (reader.take('E')) {
    const std::optional<std::int64_t> zeros = reader.take_number(1000);
    if (!zeros) return std::nullopt;
    for (std::int64_t i = 0; i < std::min<std::int64_t>(*zeros, 12); ++i)
      *year = std::min(*year * 10, kMost);
  }
  if (reader.take('S') && !reader.take_number(kMost)) return std::nullopt;
  if (!reader.done()) return std::nullopt;
  const std::int64_t value = negative ? -*year : *year;
  return years(value, value);
}

// Digits of 1950 that count: "1950S2" is some year of the 1900s.
std::optional<Bounds> significant(int year, bool negative, Reader& reader) {
  const std::optional<std::int64_t> count = reader.take_number(20);
  if (!count || *count < 1 || !reader.done()) return std::nullopt;
  int scale = 1;
  for (std::int64_t i = *count; i < 4; ++i) scale *= 10;
  const int first = year / scale * scale, last = first + scale - 1;
  return negative ? years(-last, -first) : years(first, last);
}

bool time_of_day(Reader& reader) {
  const auto part = [&](int most) {
    const std::optional<Digits> digits = reader.take_digits(2, false);
    return digits && digits->at_least() <= most;
  };
  if (!part(24) || !reader.take(':') || !part(59) || !reader.take(':') || !part(59)) return false;
  if (reader.take('.') && !reader.take_number(999)) return false;
  if (reader.take('Z') || reader.done()) return true;
  if (!reader.take('+') && !reader.take('-')) return false;
  return part(23) && (reader.done() || (reader.take(':') && part(59)));
}

// The first or last day whose parts fit; an X may stand for any digit.
std::optional<date::sys_days> fitting(const Digits& year, bool negative, const Digits& month,
                                      const Digits& day, bool last) {
  const int low = year.at_least(), high = year.at_most();
  const bool downwards = last != negative;
  int tried = 0;
  for (int i = 0; i <= high - low && tried < 500; ++i) {
    const int candidate = downwards ? high - i : low + i;
    if (!year.fits(candidate)) continue;
    ++tried;
    const date::year y{negative ? -candidate : candidate};
    for (int m = 1; m <= 12; ++m) {
      const int candidate_month = last ? 13 - m : m;
      if (!month.fits(candidate_month)) continue;
      for (int d = 1; d <= 31; ++d) {
        const int candidate_day = last ? 32 - d : d;
        const date::year_month_day ymd = y / candidate_month / candidate_day;
        if (day.fits(candidate_day) && ymd.ok()) return date::sys_days{ymd};
      }
    }
  }
  return std::nullopt;
}

// One date, with all that may be added to it.
std::optional<Bounds> parse_date(std::string_view text) {
  Reader reader(text);
  if (reader.take('Y')) return long_year(reader);
  reader.take_qualifier();
  const bool negative = reader.take('-');
  const std::optional<Digits> year = reader.take_digits(4, true);
  if (!year || (negative && year->text == "0000")) return std::nullopt;
  if (year->known() && reader.take('S')) return significant(year->at_least(), negative, reader);
  reader.take_qualifier();
  const Bounds whole = negative ? years(-year->at_most(), -year->at_least())
                                : years(year->at_least(), year->at_most());
  if (reader.done()) return whole;
  if (!reader.take('-')) return std::nullopt;

  reader.take_qualifier();
  const std::optional<Digits> month = reader.take_digits(2, true);
  if (!month) return std::nullopt;
  reader.take_qualifier();
  if (month->known() && month->at_least() >= 21 && month->at_least() <= 41) {
    if (!reader.done()) return std::nullopt;
    const Group group = group_of(month->at_least());
    const auto day_in = [&](int in_year, int months_on) {
      const int index = group.month - 1 + months_on;
      return date::sys_days{date::year{in_year + index / 12} / (index % 12 + 1) / 1};
    };
    const date::year_month_day first{*whole.earliest}, last{*whole.latest};
    Bounds days{day_in(int{first.year()}, 0),
                day_in(int{last.year()}, group.months) - date::days{1}};
    // The winter of the last year ends in one that has no days here.
    if (int{date::year_month_day{*days.latest}.year()} > kCalendarYears) days.latest.reset();
    return days;
  }
  Digits day{"XX"};
  if (!reader.done()) {
    if (!reader.take('-')) return std::nullopt;
    reader.take_qualifier();
    const std::optional<Digits> said = reader.take_digits(2, true);
    if (!said) return std::nullopt;
    day = *said;
    if (reader.take('T')) {
      if (!year->known() || !month->known() || !day.known() || !time_of_day(reader))
        return std::nullopt;
    } else {
      reader.take_qualifier();
    }
    if (!reader.done()) return std::nullopt;
  }
  const std::optional<date::sys_days> earliest = fitting(*year, negative, *month, day, false);
  const std::optional<date::sys_days> latest = fitting(*year, negative, *month, day, true);
  if (!earliest || !latest) return std::nullopt;  // no such day
  return Bounds{earliest, latest};
}

std::optional<Bounds> parse_interval(std::string_view first, std::string_view last) {
  const auto side = [](std::string_view text) -> std::optional<Bounds> {
    if (text.empty() || text == "..") return Bounds{};
    return parse_date(text);
  };
  const std::optional<Bounds> from = side(first), to = side(last);
  if (!from || !to) return std::nullopt;
  if (from->earliest && to->latest && *to->latest < *from->earliest) return std::nullopt;
  return Bounds{from->earliest, to->latest};
}

// "[1667,1668,1670..1672]", one of them; "{1960,1961-12}", all of them; "[..1984]".
std::optional<Bounds> parse_set(std::string_view items) {
  std::optional<Bounds> whole;
  bool open_first = false, open_last = false;
  while (true) {
    const std::size_t comma = std::min(items.find(','), items.size());
    const std::string_view item = items.substr(0, comma);
    const std::size_t dots = item.find("..");
    std::optional<Bounds> bounds;
    if (dots == std::string_view::npos) {
      bounds = parse_date(item);
    } else {
      if (item.size() == 2) return std::nullopt;
      bounds = parse_interval(item.substr(0, dots), item.substr(dots + 2));
      open_first = open_first || dots == 0;
      open_last = open_last || dots + 2 == item.size();
    }
    if (!bounds) return std::nullopt;
    if (!whole) {
      whole = bounds;
    } else {
      if (bounds->earliest && (!whole->earliest || *bounds->earliest < *whole->earliest)) {
        whole->earliest = bounds->earliest;
      }
      if (bounds->latest && (!whole->latest || *bounds->latest > *whole->latest))
        whole->latest = bounds->latest;
    }
    if (comma == items.size()) break;
    items.remove_prefix(comma + 1);
  }
  if (open_first) whole->earliest.reset();
  if (open_last) whole->latest.reset();
  return whole;
}

}  // namespace

std::optional<When> parse(std::string_view text) {
  std::optional<Bounds> bounds;
  if (text.size() > 2 && ((text.front() == '[' && text.back() == ']') ||
                          (text.front() == '{' && text.back() == '}'))) {
    bounds = parse_set(text.substr(1, text.size() - 2));
  } else if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    bounds = parse_interval(text.substr(0, slash), text.substr(slash + 1));
  } else {
    bounds = parse_date(text);
  }
  if (!bounds) return std::nullopt;
  return When{std::string(text), *bounds};
}

}  // namespace inforce::edtf
