// SPDX-License-Identifier: MIT
#include "contracts/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace inforce::contracts {
namespace {

constexpr int kSteps = 400;  // of one phrase at one start
constexpr std::uint16_t kReach = 60;
constexpr std::uint32_t kInserted = 120;  // words of insertions that a gap may hold besides

struct NamedKind {
  std::string_view name;
  ValueKind kind;
};
constexpr NamedKind kKinds[] = {
    {"when", ValueKind::when}, {"year", ValueKind::year},     {"length", ValueKind::length},
    {"nth", ValueKind::nth},   {"place", ValueKind::place},   {"share", ValueKind::share},
    {"sum", ValueKind::sum},   {"count", ValueKind::count},   {"turn", ValueKind::turn},
    {"term", ValueKind::term}, {"period", ValueKind::period}, {"deal", ValueKind::deal},
};

std::optional<Role> role_of(std::string_view name) {
  if (name.empty()) return Role::value;
  if (name == "from") return Role::from;
  if (name == "until") return Role::until;
  return std::nullopt;
}

const std::vector<WordId>* ids_of(const std::vector<WordClass>& classes, std::string_view name) {
  for (const WordClass& list : classes) {
    if (list.name == name) return &list.ids;
  }
  return nullptr;
}

bool read_slot(std::string_view part, Element& element, std::string& problem) {
  std::string_view name = part.substr(1, part.size() - 2);
  const std::size_t colon = name.find(':');
  const std::string_view role = colon == name.npos ? std::string_view{} : name.substr(colon + 1);
  const std::optional<ValueKind> kind = value_kind(name.substr(0, colon));
  const std::optional<Role> read = role_of(role);
  if (!kind || !read) {
    problem = fmt::format("'{}' is no slot, with :from or :until where needed; slots are", part);
    for (const NamedKind& known : kKinds) problem += fmt::format(" <{}>", known.name);
    return false;
  }
  element.kind = Element::Kind::slot;
  element.value = *kind;
  element.role = *read;
  return true;
}

bool read_gap(std::string_view part, const std::vector<WordClass>& classes, Element& element,
              std::string& problem) {
  element.kind = Element::Kind::gap;
  const std::size_t hat = part.find('^');
  const std::string_view number = part.substr(2, hat == part.npos ? hat : hat - 2);
  const auto [end, failed] =
      std::from_chars(number.data(), number.data() + number.size(), element.reach);
  if (failed != std::errc{} || end != number.data() + number.size() || element.reach > kReach) {
    problem = fmt::format("'{}' is no gap: write ..N or ..N^list, N up to {}", part, kReach);
    return false;
  }
  if (hat == part.npos) return true;
  const std::vector<WordId>* ids = ids_of(classes, part.substr(hat + 1));
  if (ids == nullptr) {
    problem = fmt::format("no list of words is called '{}'", part.substr(hat + 1));
    return false;
  }
  element.ids = *ids;
  return true;
}

bool read_words(std::string_view part, const std::vector<WordClass>& classes,
                Vocabulary& vocabulary, Element& element, std::string& problem) {
  for (const std::string_view one : split(part, '|')) {
    if (one.size() > 2 && one.front() == '{' && one.back() == '}') {
      const std::string_view name = one.substr(1, one.size() - 2);
      const std::vector<WordId>* ids = ids_of(classes, name);
      if (ids == nullptr) {
        problem = fmt::format("no list of words is called '{}'", name);
        return false;
      }
      element.ids.insert(element.ids.end(), ids->begin(), ids->end());
      continue;
    }
    const std::string key = word_key(one);
    if (key.empty() || one.find_first_of("{}<>.") != one.npos) {
      problem =
          fmt::format("'{}' is neither a word, a {{list}}, a <slot> nor a gap such as ..8", one);
      return false;
    }
    const WordId id = vocabulary.add(key);
    if (id == kUnknownWord) {
      problem = "too many different words";
      return false;
    }
    element.ids.push_back(id);
  }
  return true;
}

// Takes off the marks that a word asks for: 'word, word:
void read_marks(std::string_view& part, Element& element) {
  if (part.size() > 1 && part.front() == '\'') {
    element.before = kQuote;
    part.remove_prefix(1);
  }
  if (part.size() > 1 && part.back() == ':') {
    element.behind = kColon;
    part.remove_suffix(1);
  }
}

bool has(const Element& element, WordId id) {
  const std::size_t at = id >> 6;
  return at < element.set.size() && ((element.set[at] >> (id & 63U)) & 1U) != 0;
}

bool fits(const Element& element, const Words& words, std::uint32_t at) {
  const auto marked = [](std::uint16_t wanted, std::uint16_t marks) {
    return wanted == 0 || (wanted & marks) != 0;
  };
  return has(element, words[at].id) && marked(element.before, words[at].before) &&
         marked(element.behind, words[at + 1].before);
}

// It begins with two words of which neither may be missing.
bool two_words(const std::vector<Element>& elements) {
  const auto word = [&](std::size_t i) {
    return elements[i].kind == Element::Kind::words && !elements[i].optional;
  };
  return elements.size() > 1 && word(0) && word(1);
}

Values::const_iterator first_at(const Values& values, std::uint32_t word) {
  return std::lower_bound(values.begin(), values.end(), word,
                          [](const Value& value, std::uint32_t at) { return value.first < at; });
}

}  // namespace

std::optional<ValueKind> value_kind(std::string_view name) {
  for (const NamedKind& kind : kKinds) {
    if (kind.name == name) return kind.kind;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Match::capture(ValueKind kind, Role role, const Values& values) const {
  for (std::size_t i = 0; i < count; ++i) {
    if (captures[i].role == role && values[captures[i].value].kind == kind)
      return captures[i].value;
  }
  return std::nullopt;
}

std::optional<PhraseId> Phrases::add(std::string_view pattern,
                                     const std::vector<WordClass>& classes, Vocabulary& vocabulary,
                                     std::string& problem) {
  for (PhraseId id = 0; id < phrases_.size(); ++id) {
    if (phrases_[id].pattern == pattern) return id;
  }
  Phrase phrase{std::string(pattern), {}, false};
  std::size_t slots = 0;
  for (std::string_view part : split(pattern, ' ')) {
    if (part.empty()) continue;
    if (part == "^" && phrase.elements.empty()) {
      phrase.leads = true;
      continue;
    }
    Element element;
    if (part.size() > 2 && part.substr(0, 2) == "..") {
      if (!read_gap(part, classes, element, problem)) return std::nullopt;
      phrase.elements.push_back(std::move(element));
      continue;
    }
    if (part.size() > 1 && part.back() == '?') {
      element.optional = true;
      part.remove_suffix(1);
    }
    if (part.size() > 2 && part.front() == '<' && part.back() == '>') {
      if (!read_slot(part, element, problem)) return std::nullopt;
      ++slots;
    } else if (read_marks(part, element);
               !read_words(part, classes, vocabulary, element, problem)) {
      return std::nullopt;
    }
    phrase.elements.push_back(std::move(element));
  }
  const bool bounded = !phrase.elements.empty() &&
                       phrase.elements.front().kind != Element::Kind::gap &&
                       !phrase.elements.front().optional &&
                       phrase.elements.back().kind != Element::Kind::gap && slots <= 4;
  if (!bounded) {
    problem =
        "a phrase begins with a word or slot that is not optional, does not end with a gap, and "
        "has "
        "at most four slots";
    return std::nullopt;
  }
  phrases_.push_back(std::move(phrase));
  return static_cast<PhraseId>(phrases_.size() - 1);
}

void Phrases::finish() {
  WordId highest = 0;
  for (Phrase& phrase : phrases_) {
    for (Element& element : phrase.elements) {
      for (const WordId id : element.ids) {
        highest = std::max(highest, id);
        element.set.resize(std::max<std::size_t>(element.set.size(), (id >> 6) + 1U));
        element.set[id >> 6] |= std::uint64_t{1} << (id & 63U);
      }
    }
  }
  std::vector<std::vector<PhraseId>> lists(std::size_t{highest} + 1);
  for (PhraseId id = 0; id < phrases_.size(); ++id) {
    const Element& first = phrases_[id].elements.front();
    phrases_[id].second = two_words(phrases_[id].elements);
    if (first.kind == Element::Kind::slot) {
      by_value_[static_cast<std::size_t>(first.value)].push_back(id);
    }
    for (const WordId word : first.ids) {
      if (lists[word].empty() || lists[word].back() != id) lists[word].push_back(id);
    }
  }
  starts_.assign(1, 0);
  by_word_.clear();
  for (const std::vector<PhraseId>& list : lists) {
    by_word_.insert(by_word_.end(), list.begin(), list.end());
    starts_.push_back(static_cast<std::uint32_t>(by_word_.size()));
  }
}

struct Phrases::Walk {
  const Words& words;
  const Values& values;
  const Phrase& phrase;
  std::uint32_t last;  // of the sentence
  Match match;
  int steps = kSteps;
};

bool Phrases::step(Walk& walk, std::size_t index, std::uint32_t at) const {
  if (index == walk.phrase.elements.size()) {
    walk.match.last = at;
    return true;
  }
  if (--walk.steps < 0) return false;
  const Element& element = walk.phrase.elements[index];
  if (element.kind == Element::Kind::gap) {
    const Element& next = walk.phrase.elements[index + 1];
    if (next.kind == Element::Kind::slot && !next.optional)
      return step_to_value(walk, index + 1, at);
    const bool outside = !walk.words[at - 1].inserted;
    const bool over = outside && !element.ids.empty();
    const std::uint32_t end = std::min(walk.last, at + element.reach + kInserted);
    for (std::uint32_t passed = 0; passed <= element.reach; ++at) {
      while (over && at < end && walk.words[at].inserted) ++at;
      const bool hopeless = next.kind == Element::Kind::words && !next.optional && at < walk.last &&
                            !has(next, walk.words[at].id);
      if (!hopeless && step(walk, index + 1, at)) return true;
      if (at >= end || has(element, walk.words[at].id)) return false;
      passed += outside && walk.words[at].inserted ? 0 : 1;
    }
    return false;
  }
  if (element.kind == Element::Kind::words) {
    if (at < walk.last && fits(element, walk.words, at) && step(walk, index + 1, at + 1))
      return true;
  } else if (at < walk.last) {
    for (auto value = first_at(walk.values, at); value != walk.values.end() && value->first == at;
         ++value) {
      if (value->kind != element.value || value->last > walk.last || walk.match.count == 4)
        continue;
      walk.match.captures[walk.match.count++] = {
          element.role, static_cast<std::uint32_t>(value - walk.values.begin())};
      if (step(walk, index + 1, value->last)) return true;
      --walk.match.count;
    }
  }
  return element.optional && step(walk, index + 1, at);
}

// A gap, then a slot: only words where such a value begins are tried.
bool Phrases::step_to_value(Walk& walk, std::size_t index, std::uint32_t at) const {
  const Element& gap = walk.phrase.elements[index - 1];
  const ValueKind kind = walk.phrase.elements[index].value;
  const bool outside = !walk.words[at - 1].inserted;
  const bool over = outside && !gap.ids.empty();
  const std::uint32_t end = std::min(walk.last, at + gap.reach + kInserted);
  std::uint32_t passed = 0;
  for (auto value = first_at(walk.values, at); value != walk.values.end() && value->first < end;
       ++value) {
    if (value->kind != kind || (over && walk.words[value->first].inserted)) continue;
    for (; at < value->first; ++at) {
      if (outside && walk.words[at].inserted) continue;
      if (++passed > gap.reach || has(gap, walk.words[at].id)) return false;
    }
    if (step(walk, index, value->first)) return true;
  }
  return false;
}

void Phrases::match(const Words& words, std::uint32_t first, std::uint32_t last,
                    const Values& values, std::vector<Match>& matches) const {
  auto value = first_at(values, first);
  const auto attempt = [&](PhraseId id, std::uint32_t at) {
    const Phrase& phrase = phrases_[id];
    if (phrase.leads && at != first) return;
    // Most attempts end here: a second word that is not there.
    if (phrase.second && (at + 1 >= last || !has(phrase.elements[1], words[at + 1].id))) return;
    Walk walk{words, values, phrase, last, {}, kSteps};
    walk.match.phrase = id;
    walk.match.first = at;
    if (step(walk, 0, at)) matches.push_back(walk.match);
  };
  for (std::uint32_t at = first; at < last; ++at) {
    for (; value != values.end() && value->first == at; ++value) {
      const auto& starting = by_value_[static_cast<std::size_t>(value->kind)];
      for (const PhraseId id : starting) attempt(id, at);
    }
    const WordId word = words[at].id;
    if (word == kUnknownWord || word + std::size_t{1} >= starts_.size()) continue;
    for (std::uint32_t i = starts_[word]; i < starts_[word + std::size_t{1}]; ++i)
      attempt(by_word_[i], at);
  }
}

}  // namespace inforce::contracts
