// SPDX-License-Identifier: MIT
#include "timex/pattern.h"

#include <fmt/format.h>

#include <algorithm>

namespace inforce::timex {
namespace {

constexpr int kDeepest = 24;  // patterns inside patterns, brackets inside brackets
constexpr std::size_t kMostSteps = 60'000;

struct Wrong {
  std::string what;
};

class Compiler {
 public:
  Compiler(PatternNames& names, Tables& tables, int depth = 0)
      : names_(names), tables_(tables), depth_(depth) {}

  // Gives the first step.
  std::uint16_t whole(std::string_view pattern, Op end) {
    if (depth_ > kDeepest) throw Wrong{"patterns are nested too deep, or name themselves"};
    is_empty_ = sequence(pattern, 0);
    if (!pattern.empty()) throw Wrong{fmt::format("'{}' closes nothing", pattern.front())};
    if (is_empty_ && end == Op::accept)
      throw Wrong{"it can read nothing; all of it may be left out"};
    put(end);
    return append();
  }
  [[nodiscard]] bool is_empty() const { return is_empty_; }
  [[nodiscard]] bool has_parts() const { return has_parts_; }

 private:
  [[nodiscard]] std::uint16_t here() const { return static_cast<std::uint16_t>(steps_.size()); }
  std::uint16_t put(Op op, std::uint16_t a = 0, std::uint16_t b = 0, Field field = Field::none) {
    if (tables_.steps.size() + steps_.size() >= kMostSteps)
      throw Wrong{"the patterns together are too long"};
    steps_.push_back({op, field, a, b});
    return static_cast<std::uint16_t>(steps_.size() - 1);
  }
  // Behind what has been compiled before; ways inside the pattern move along.
  std::uint16_t append() {
    const auto start = static_cast<std::uint16_t>(tables_.steps.size());
    for (Step step : steps_) {
      if (step.op == Op::jump || step.op == Op::split) {
        step.a = static_cast<std::uint16_t>(step.a + start);
        step.b = static_cast<std::uint16_t>(step.b + start);
      }
      tables_.steps.push_back(step);
    }
    return start;
  }
  PatternNames::Pattern& pattern_of(std::string_view name) {
    const auto at = names_.patterns.find(name);
    if (at == names_.patterns.end()) throw Wrong{fmt::format("no pattern is named '{}'", name)};
    PatternNames::Pattern& pattern = at->second;
    if (!pattern.start) {
      try {
        Compiler inner(names_, tables_, depth_ + 1);
        pattern.start = inner.whole(pattern.text, Op::back);
        pattern.is_empty = inner.is_empty();
        pattern.has_parts = inner.has_parts();
      } catch (const Wrong& wrong) {
        throw Wrong{fmt::format("in ${}: {}", name, wrong.what)};
      }
    }
    return pattern;
  }
  // Can it read nothing?
  bool call(std::string_view name) {
    const PatternNames::Pattern& pattern = pattern_of(name);
    if (pattern.has_parts) mark_part();
    put(Op::call, *pattern.start);
    return pattern.is_empty;
  }
  void mark_part() {
    if (in_part_) throw Wrong{"an expression within another: '{' stands between '{' and '}'"};
    has_parts_ = true;
  }

  static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  }
  static bool is_name(char c) { return is_letter(c) || c == '-' || (c >= '0' && c <= '9'); }

  static std::string_view take_while(std::string_view& text, bool (*test)(char)) {
    std::size_t length = 0;
    while (length < text.size() && test(text[length])) ++length;
    const std::string_view taken = text.substr(0, length);
    text.remove_prefix(length);
    return taken;
  }

  // Items up to a closing sign or '|', which stays in `rest`. Can they read nothing?
  bool sequence(std::string_view& rest, int depth) {
    if (depth > kDeepest) throw Wrong{"patterns are nested too deep, or name themselves"};
    bool is_empty = true;
    while (!rest.empty()) {
      const char c = rest.front();
      if (c == ']' || c == ')' || c == '}' || c == '|') break;
      if (c == ' ' || c == '\n') {
        rest.remove_prefix(1);
      } else if (c == '[' || c == '(') {
        is_empty = choice(rest, depth) && is_empty;
      } else if (c == '{') {
        rest.remove_prefix(1);
        mark_part();
        in_part_ = true;
        put(Op::open);
        is_empty = sequence(rest, depth + 1) && is_empty;
        expect(rest, '}');
        put(Op::close);
        in_part_ = false;
      } else if (c == '<') {
        slot(rest);
        is_empty = false;
      } else if (c == '$') {
        rest.remove_prefix(1);
        is_empty = call(take_while(rest, is_name)) && is_empty;
      } else if (c == '~' || c == '_' || c == '^' || c == '!') {
        rest.remove_prefix(1);
        put(c == '~' ? Op::glued : c == '_' ? Op::spaced : c == '^' ? Op::capital : Op::small);
      } else if (c == '@') {
        say(rest);
      } else if (is_letter(c)) {
        put(Op::word, tables_.words.add(take_while(rest, is_letter)));
        is_empty = false;
      } else if (c >= '0' && c <= '9') {
        throw Wrong{fmt::format("'{}': digits are read by slots", c)};
      } else {
        if (c == '\\') rest.remove_prefix(1);
        if (rest.empty()) throw Wrong{"'\\' wants a sign behind it"};
        put(Op::word, static_cast<std::uint16_t>(kSign + static_cast<unsigned char>(rest.front())));
        rest.remove_prefix(1);
        is_empty = false;
      }
    }
    return is_empty;
  }

  void expect(std::string_view& rest, char sign) {
    if (rest.empty() || rest.front() != sign) throw Wrong{fmt::format("'{}' is missing", sign)};
    rest.remove_prefix(1);
  }

  // "[a | b]" and "(a | b)": tried in order; in [] also nothing.
  bool choice(std::string_view& rest, int depth) {
    const bool optional = rest.front() == '[';
    const char closing = optional ? ']' : ')';
    rest.remove_prefix(1);
    std::vector<std::uint16_t> leave;
    bool is_empty = optional;
    for (;;) {
      const std::uint16_t fork = put(Op::split, static_cast<std::uint16_t>(here() + 1));
      is_empty = sequence(rest, depth + 1) || is_empty;
      leave.push_back(put(Op::jump));
      steps_[fork].b = here();
      if (rest.empty() || rest.front() != '|') break;
      rest.remove_prefix(1);
    }
    expect(rest, closing);
    if (!optional) {  // the last way must be taken: its fork goes nowhere
      put(Op::word, kUnknown);
      steps_.back().a = 0xFFFF;
    }
    for (const std::uint16_t step : leave) steps_[step].a = here();
    return is_empty;
  }

  void slot(std::string_view& rest) {
    rest.remove_prefix(1);
    const std::string_view name = take_while(rest, is_name);
    const auto at = names_.slots.find(name);
    if (at == names_.slots.end()) throw Wrong{fmt::format("no slot is named '{}'", name)};
    Field field = tables_.slots[at->second].field;
    if (!rest.empty() && rest.front() == '=') {
      rest.remove_prefix(1);
      const std::string_view other = take_while(rest, is_name);
      const std::optional<Field> found = find_field(other);
      if (!found) throw Wrong{fmt::format("no field is named '{}'", other)};
      field = *found;
      check(tables_.slots[at->second], field);
    }
    expect(rest, '>');
    put(Op::slot, at->second, 0, field);
  }

  // Its words must mean what the field can be that it fills here.
  void check(const Slot& slot, Field field) {
    if (slot.how != Slot::How::words) return;
    for (const std::vector<Entry>& entries : tables_.entries) {
      for (const Entry& entry : entries) {
        if (!slot.classes.has(entry.word_class)) continue;
        if (const std::string what = complaint_of(field, entry.value); !what.empty())
          throw Wrong{what};
      }
    }
  }

  // "@runit=D": these words say so.
  void say(std::string_view& rest) {
    rest.remove_prefix(1);
    const std::string_view name = take_while(rest, is_name);
    const std::optional<Field> field = find_field(name);
    if (!field) throw Wrong{fmt::format("no field is named '{}'", name)};
    expect(rest, '=');
    const std::size_t end = std::min(rest.find_first_of(" ])}|"), rest.size());
    const std::optional<std::int64_t> value = find_value(rest.substr(0, end));
    if (!value) throw Wrong{fmt::format("'{}' is not a value", rest.substr(0, end))};
    if (const std::string what = complaint_of(*field, *value); !what.empty()) throw Wrong{what};
    rest.remove_prefix(end);
    Slot slot;
    slot.least = *value;
    tables_.slots.push_back(slot);
    put(Op::say, static_cast<std::uint16_t>(tables_.slots.size() - 1), 0, *field);
  }

  PatternNames& names_;
  Tables& tables_;
  int depth_;
  bool is_empty_ = false, has_parts_ = false;
  bool in_part_ = false;  // between '{' and '}'
  std::vector<Step> steps_;
};

}  // namespace

void PatternNames::define(const std::string& name, std::string text) {
  const bool again = patterns.contains(name);
  patterns[name] = {std::move(text), std::nullopt};
  if (!again) return;
  for (auto& [other, pattern] : patterns) pattern.start.reset();  // they may call it
}

std::optional<std::uint16_t> compile(std::string_view pattern, const Place& place,
                                     PatternNames& names, Tables& tables,
                                     Diagnostics& diagnostics) {
  try {
    return Compiler(names, tables).whole(pattern, Op::accept);
  } catch (const Wrong& wrong) {
    diagnostics.push_back(
        error("time-pattern", place, fmt::format("\"{}\": {}", pattern, wrong.what)));
    return std::nullopt;
  }
}

}  // namespace inforce::timex
