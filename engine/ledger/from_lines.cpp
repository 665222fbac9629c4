// SPDX-License-Identifier: MIT
#include "ledger/from_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

#include "base/text.h"
#include "edtf/when.h"
#include "ledger/json_line.h"

namespace inforce::ledger {
namespace {

enum Field : unsigned {
  kId,
  kAgreement,
  kKind,
  kHolder,
  kCounterparty,
  kFrom,
  kTo,
  kKnownFrom,
  kKnownTo,
  kNoField
};
constexpr std::array<std::string_view, kNoField> kFields = {
    "id", "agreement", "kind", "holder", "counterparty", "from", "to", "known_from", "known_to"};
constexpr std::size_t kMostNameBytes = 0xF0000000;  // they are counted in 32 bits
constexpr unsigned kNeeded = 1U << kId | 1U << kAgreement | 1U << kKind | 1U << kFrom;

// Fields mostly stand in the same order on every line: the one after the last is tried first.
Field field_of(std::string_view key, Field guess) {
  if (guess < kNoField && kFields[guess] == key) return guess;
  const auto* const at = std::find(kFields.begin(), kFields.end(), key);
  return static_cast<Field>(at - kFields.begin());
}

// Days from 1970-01-01 of a date in the proleptic Gregorian calendar that is known to exist.
Day day_number(int year, unsigned month, unsigned day) {
  return static_cast<Day>(date::sys_days{date::year{year} / date::month{month} / date::day{day}}
                              .time_since_epoch()
                              .count());
}

// "YYYY-MM-DD" of a day that exists.
std::optional<Day> read_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  unsigned worst = 0;
  const auto digit = [&](std::size_t i) {
    const unsigned value = static_cast<unsigned char>(text[i]) - unsigned{'0'};
    worst = std::max(worst, value);
    return value;
  };
  const unsigned year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const unsigned month = digit(5) * 10 + digit(6), day = digit(8) * 10 + digit(9);
  if (worst > 9 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const int y = static_cast<int>(year);
  if (day > 28 && !(date::year{y} / date::month{month} / date::day{day}).ok()) return std::nullopt;
  return day_number(y, month, day);
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

// One end of the valid time, with its doubt.
struct Bound {
  Day earliest = 0, latest = 0;
};

std::optional<Bound> read_bound(std::string_view text) {
  if (const std::optional<Day> day = read_day(text)) return Bound{*day, *day};
  const std::optional<edtf::When> when = edtf::parse(text);
  if (!when) return std::nullopt;
  const auto& [earliest, latest] = when->bounds;
  return Bound{earliest ? static_cast<Day>(earliest->time_since_epoch().count()) : kNoStart,
               latest ? static_cast<Day>(latest->time_since_epoch().count()) : kOpen};
}

}  // namespace

LineReader::LineReader(std::string file) : file_(std::move(file)) {}

void LineReader::start(std::string file) {
  file_ = std::move(file);
  line_ = 0;
  rest_.clear();
}

void LineReader::feed(std::string_view bytes) {
  if (full()) return;
  if (!rest_.empty()) {
    const std::size_t stop = bytes.find('\n');
    rest_ += bytes.substr(0, stop == std::string_view::npos ? stop : stop + 1);
    if (stop == std::string_view::npos) {
      if (rest_.size() > kLongestLine) {
        ++line_;
        line_begin_ = rest_.data();
        complain("line-too-long", rest_.data(),
                 "this line is longer than a megabyte; is it JSON lines?");
        problems_.resize(kMostProblems, problems_.back());
      }
      return;
    }
    bytes.remove_prefix(stop + 1);
    const std::string whole = std::exchange(rest_, {});
    lines(whole.data(), whole.data() + whole.size());
  }
  const std::size_t last = bytes.rfind('\n');
  if (last == std::string_view::npos) {
    rest_ = bytes;
    return;
  }
  lines(bytes.data(), bytes.data() + last + 1);
  rest_ = bytes.substr(last + 1);
}

void LineReader::finish() {
  if (rest_.empty()) return;
  const std::string whole = std::exchange(rest_, {}) + '\n';
  lines(whole.data(), whole.data() + whole.size());
}

void LineReader::lines(const char* begin, const char* end) {
  while (begin < end && !full()) {
    const char* const stop =
        static_cast<const char*>(std::memchr(begin, '\n', static_cast<std::size_t>(end - begin)));
    ++line_;
    line(begin, stop);
    begin = stop + 1;
  }
}

void LineReader::complain(std::string code, const char* at, std::string message) {
  int column = 1;
  for (const char* p = line_begin_; p < at; ++p)
    column += (static_cast<unsigned char>(*p) & 0xC0) != 0x80;
  problems_.push_back(error(std::move(code), {file_, line_, column}, std::move(message)));
}

bool LineReader::is_new(std::int32_t id) {
  constexpr unsigned kPageBits = 16;
  const auto number = static_cast<std::uint32_t>(id);
  const std::size_t page = number >> kPageBits;
  if (page >= seen_.size()) seen_.resize(page + 1);
  if (!seen_[page]) seen_[page] = std::make_unique<std::uint64_t[]>((1U << kPageBits) / 64);
  std::uint64_t& word = seen_[page][(number & ((1U << kPageBits) - 1)) / 64];
  const std::uint64_t bit = std::uint64_t{1} << (number % 64);
  const bool fresh = (word & bit) == 0;
  word |= bit;
  return fresh;
}

void LineReader::line(const char* begin, const char* end) {
  line_begin_ = begin;
  JsonLine scan(begin, end, scratch_);
  if (scan.at_end()) return;  // an empty line
  const std::size_t before = problems_.size();

  std::int32_t id = 0;
  std::uint32_t names[4] = {};  // agreement, kind, holder, counterparty
  Bound from, to{kOpen, kOpen};
  Day known_from = kOpen, known_to = kOpen;
  unsigned seen = 0;
  Field guess = kId;

  // Names already known were checked when they were new.
  const auto name = [&](Names& of, std::string_view text, const char* at) -> std::uint32_t {
    const std::uint32_t size = of.size(), number = of.add(text);
    if (of.size() != size) {
      if (of.bytes().size() > kMostNameBytes)
        complain("too-many-names", at, "too many names for one ledger");
      if (find_invalid_utf8(text)) complain("not-utf8", at, "these bytes are not UTF-8");
      if (has_control(text)) complain("control-character", at, "a name has no control characters");
    }
    return number;
  };

  const auto member = [&] {
    std::string_view key, value;
    scan.skip_space();
    const char* at = scan.at();
    if (!scan.accept('"')) return scan.fail("expected a field's name in quotes");
    if (!scan.string(key)) return false;
    const Field field = field_of(key, guess);
    if (field == kNoField) {
      complain("unknown-field", at,
               fmt::format("there is no field \"{}\"; the fields are {}", key,
                           fmt::join(kFields, ", ")));
    } else if ((seen & 1U << field) != 0) {
      complain("field-twice", at, fmt::format("\"{}\" stands twice on this line", key));
    }
    guess = static_cast<Field>(field + 1);
    if (!scan.accept(':')) return scan.fail("expected ':' after the field's name");
    scan.skip_space();
    at = scan.at();
    const bool quoted = scan.accept('"');
    if (quoted) {
      if (!scan.string(value)) return false;
    } else {
      value = scan.word();
      if (value.empty() || value[0] == '{' || value[0] == '[')
        return scan.fail(at, "expected a string, a whole number or null");
    }
    if (field == kNoField) return true;
    seen |= 1U << field;
    const bool null = !quoted && value == "null";
    switch (field) {
      case kId: {
        const auto [stop, status] = std::from_chars(value.data(), value.data() + value.size(), id);
        const bool whole = status == std::errc{} && stop == value.data() + value.size() && id >= 0;
        if (quoted || !whole) {
          complain("bad-id", at, "an id is a whole number from 0 to 2147483647");
        } else if (!is_new(id)) {
          complain("id-twice", at, fmt::format("id {} stands twice", id));
        }
        break;
      }
      case kAgreement:
      case kKind:
      case kHolder:
      case kCounterparty: {
        if (!quoted && !null) {
          complain("not-a-string", at,
                   fmt::format("{} is a string in quotes, or null", kFields[field]));
          break;
        }
        Names& of = field == kAgreement ? columns_.agreements
                    : field == kKind    ? columns_.kinds
                                        : columns_.parties;
        names[field - kAgreement] = name(of, null ? std::string_view{} : value, at);
        break;
      }
      default: {
        const bool is_known = field == kKnownFrom || field == kKnownTo;
        std::optional<Bound> bound;
        if (null) {
          bound = field == kFrom ? Bound{kNoStart, kNoStart} : Bound{kOpen, kOpen};
        } else if (quoted) {
          bound = read_bound(value);
          if (bound && is_known && bound->earliest != bound->latest) bound.reset();
        }
        if (!bound) {
          complain("bad-date", at,
                   fmt::format("{}: {} is not a day that exists; write \"YYYY-MM-DD\"{}",
                               kFields[field], value, is_known ? " or null" : ", EDTF or null"));
          break;
        }
        if (field == kFrom) from = *bound;
        if (field == kTo) to = *bound;
        if (field == kKnownFrom) known_from = bound->earliest;
        if (field == kKnownTo) known_to = bound->earliest;
      }
    }
    return true;
  };

  bool whole = scan.accept('{') || scan.fail("expected '{': each line is one JSON object");
  if (whole && !scan.accept('}')) {
    do whole = member();
    while (whole && scan.accept(','));
    if (whole && !scan.accept('}')) whole = scan.fail("expected ',' or '}'");
  }
  if (whole && !scan.at_end()) whole = scan.fail("there is more after the object");
  if (!whole) complain("bad-json", scan.fault()->at, std::string(scan.fault()->why));
  if (problems_.size() != before) return;

  if ((seen & kNeeded) != kNeeded) {
    for (unsigned field = 0; field < kNoField; ++field) {
      if ((kNeeded & ~seen & 1U << field) != 0) {
        complain("field-missing", begin, fmt::format("\"{}\" is missing", kFields[field]));
      }
    }
    return;
  }
  if (to.latest < from.earliest) {
    complain("ends-before-start", begin, "this version ends before it starts");
  }
  if (known_from != kOpen && known_to < known_from) {
    complain("known-backwards", begin, "this version is replaced before it is known");
  }
  if (problems_.size() != before) return;

  if ((seen & 1U << kHolder) == 0) names[2] = columns_.parties.add("");
  if ((seen & 1U << kCounterparty) == 0) names[3] = columns_.parties.add("");
  if (from.earliest != from.latest || to.earliest != to.latest) {
    columns_.doubts.push_back(
        {static_cast<std::uint32_t>(columns_.size()), from.latest, to.earliest});
  }
  columns_.id.push_back(id);
  columns_.agreement.push_back(names[0]);
  columns_.kind.push_back(names[1]);
  columns_.holder.push_back(names[2]);
  columns_.counterparty.push_back(names[3]);
  columns_.from.push_back(from.earliest);
  columns_.until.push_back(to.latest);
  columns_.known_from.push_back(known_from);
  columns_.known_to.push_back(known_to);
}

}  // namespace inforce::ledger
