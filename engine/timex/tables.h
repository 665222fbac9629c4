// SPDX-License-Identifier: MIT
#pragma once
// timex/tables.h - a compiled grammar: words, slots, patterns as programs, and which rules may
// start where.
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "timex/fields.h"
#include "timex/word_table.h"

namespace inforce::timex {

// A set of classes of words, by number.
class Classes {
 public:
  static constexpr std::size_t kMost = 128;
  void add(std::size_t word_class) {
    bits_[word_class / 64] |= std::uint64_t{1} << (word_class % 64);
  }
  [[nodiscard]] bool has(std::size_t word_class) const {
    return (bits_[word_class / 64] >> (word_class % 64) & 1U) != 0;
  }
  [[nodiscard]] bool empty() const { return (bits_[0] | bits_[1]) == 0; }
  [[nodiscard]] bool meets(const Classes& other) const {
    return ((bits_[0] & other.bits_[0]) | (bits_[1] & other.bits_[1])) != 0;
  }
  friend Classes operator|(Classes a, const Classes& b) {
    a.bits_[0] |= b.bits_[0];
    a.bits_[1] |= b.bits_[1];
    return a;
  }
  auto operator<=>(const Classes&) const = default;

 private:
  std::array<std::uint64_t, kMost / 64> bits_{};
};

// One meaning of a word in one class. `capital`: only when written with a capital.
struct Entry {
  std::uint16_t word_class;
  bool capital;
  std::int64_t value;
};

// A class's words of several tokens ("New Year's Day"), by their first.
struct Phrase {
  std::vector<Id> tail;
  Entry entry;
};

struct Slot {
  enum class How : std::uint8_t {
    words,    // a word or phrase of one of the classes
    number,   // digits
    count,    // a number in digits or words, with decimals and fractions: thousandths
    ordinal,  // first, twenty-fifth
    year,     // nineteen ninety-nine, two thousand and fifteen
    name,     // any word with a capital
    other,    // any without that is of no class: "a harsh winter"
  } how = How::words;
  Field field = Field::none;
  Classes classes;
  std::int64_t least = 0, most = 0, step = 1;
  std::uint8_t digits_least = 1, digits_most = 9;
};

enum class Op : std::uint8_t {
  word,
  slot,
  split,
  jump,
  glued,
  spaced,
  capital,
  small,
  say,
  open,
  close,
  call,    // a pattern that others share
  back,    // its end
  accept,  // the end of a rule's
};
struct Step {
  Op op;
  Field field = Field::none;
  std::uint16_t
      a = 0,
      b = 0;  // word: its id; slot, say: its index; split: both ways; jump, call: where to
  std::uint16_t first = 0;  // split: the IdSet that way `a` can begin with
};

// Where a shared pattern goes on when it is through, and who called the caller.
struct Caller {
  std::size_t step;
  const Caller* caller;
};

// Sets of ids, by number. The ids that a pattern can begin with from some step on are one; where
// it can end there without reading, all are.
class IdSets {
 public:
  explicit IdSets(std::size_t ids = 0, std::vector<std::uint64_t> all = {})
      : width_(ids / 64 + 1), bits_(std::move(all)) {}
  [[nodiscard]] bool has(std::size_t set, Id id) const {
    return (bits_[set * width_ + id / 64] >> (id % 64) & 1U) != 0;
  }
  std::uint16_t add(const std::vector<std::uint64_t>& bits);  // the number it has, or a new one
  [[nodiscard]] std::vector<std::uint64_t> bits(std::size_t set) const {
    return {bits_.begin() + static_cast<std::ptrdiff_t>(set * width_),
            bits_.begin() + static_cast<std::ptrdiff_t>((set + 1) * width_)};
  }
  [[nodiscard]] const std::vector<std::uint64_t>& all() const { return bits_; }
  [[nodiscard]] std::size_t width() const { return width_; }  // words of 64 bits a set
  [[nodiscard]] std::size_t size() const { return bits_.size() / width_; }

 private:
  std::size_t width_;
  std::vector<std::uint64_t> bits_;
  std::map<std::vector<std::uint64_t>, std::uint16_t> numbers_;
};

// What must, or must not, stand beside a match.
struct Beside {
  std::vector<Id> words;
  std::uint16_t ids = 0;  // the IdSet of these words
  Classes classes;
  bool any = false;  // it asks for something
  bool number = false, capital = false, lower = false;
  bool edge = false;     // of a sentence or line
  bool content = false;  // a word that is not one of the small ones (class stop)
};

// The texts that a rule reads (texts.h): all, those that tell of years before 1000, those of dated
// entries, those that have told of a day or of hours, sentences of a dinner or a meeting, where
// somebody speaks of himself, messages, games.
enum class Where : std::uint8_t {
  anywhere,
  old,
  diary,
  days,
  hours,
  engaged,
  personal,
  chat,
  game
};

struct Rule {
  std::string id;  // "en/month-day-year"
  Kind kind = Kind::date;
  std::uint16_t start = 0;  // first step
  std::uint16_t pack = 0;
  std::uint16_t second = 0;  // the IdSet of what can stand behind its first token
  std::vector<std::pair<Field, std::int64_t>> says;
  Beside after, not_after, before, not_before;
  bool joined = false;  // may touch other words by a hyphen
  Where where = Where::anywhere;
};

struct Example {
  std::size_t rule;
  std::string text, anchor;
  std::vector<std::string> values;  // empty: the rule leaves these words alone
  Place place;
};

// Of the class `past`: "has" and "have", which are so only before a participle.
inline constexpr std::int64_t kAuxiliary = 2;

// What a reader of the text has to look at, by a token's id alone: most tokens have no mark.
struct Mark {
  enum : std::uint16_t {
    begins = 1,   // some rule can start with it
    stops = 2,    // it may end a sentence
    bracket = 4,  // a round one
    duty = 8,     // it says what shall be done, is the wording of law or may number a clause
    person = 16,  // somebody speaks of himself
    habit = 32,   // what is done "usually", of no day
    matter = 64,  // it tells what its numbers are: "woke", "gig", "temperatures"
    has = 128,    // "has", "have"
    chat = 256,   // it is how one writes messages
    game = 512,   // and how one tells of a game
  };
};

struct Tables {
  WordTable words;
  std::vector<std::vector<Entry>> entries;   // by word id - kFirstWord
  std::vector<std::vector<Phrase>> phrases;  // likewise
  std::vector<Classes> classes;              // by id
  std::vector<Classes> classes_alone;        // by id: of a word by itself, not as part of a phrase
  std::vector<std::string> class_names;
  std::vector<Slot> slots;
  std::vector<Step> steps;
  std::vector<Rule> rules;
  IdSets firsts;
  std::vector<std::uint32_t> starts;  // by id: where its rules begin in `starting`
  std::vector<std::uint16_t> starting;
  std::vector<std::uint16_t> marks;  // by id
  std::vector<Id> read_as;           // by id: itself, or kUnknown where no pattern reads it
  std::vector<Example> examples;

  // Classes that the machinery itself reads; none where a pack has none.
  Classes number_words, number_and, ordinals, past, future, duty, law, perfect, onward, progressive,
      unreal, negative, between, clause, article, indefinite, first_person, chat, game, habit,
      waking, rising, outing, weather, reported, ended, saying, planned_once, imperative, happened,
      ranked, naming, whole, appointed, lead, abbreviations, stops, shift_from;
  std::vector<std::string> past_endings, progressive_endings;
  std::string decimal_marks,
      group_marks;  // "." and "," in English numbers, the other way in German
};

// A word of no class: one that no slot reads but `<other>`.
[[nodiscard]] inline bool is_other(const Tables& tables, Id id) {
  return id == kUnknown || (id >= kFirstWord && tables.classes[id].empty());
}

}  // namespace inforce::timex
