// SPDX-License-Identifier: MIT
#pragma once
// pack/pack.h - what the engine knows of a language and a field, read from YAML and checked once.
//
// A pack is a folder: pack.yaml names it and the packs it stands on; every other file adds to one
// of the lists below. Words are numbered once, so that reading compares numbers.
//
//   - match: "right of first refusal"     a Pattern: words, a|b, ?optional, * (a few words),
//   {list},
//     roles: {owner: holder, to: holder}  <party> <percent> <money> <number> <name>
//     means: right-of-first-refusal
#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "pack/cues.h"
#include "pack/index.h"
#include "pack/vocabulary.h"
#include "text/messages.h"

namespace inforce::pack {

// Classes of words, as bits: a word may have several.
enum class Pos : std::uint32_t {
  determiner = 1u << 0,
  preposition = 1u << 1,
  conjunction = 1u << 2,
  subordinator = 1u << 3,
  relative = 1u << 4,
  pronoun = 1u << 5,
  modal = 1u << 6,
  have = 1u << 7,
  be = 1u << 8,
  do_ = 1u << 9,
  negation = 1u << 10,
  adverb = 1u << 11,
  adjective = 1u << 12,
  noun = 1u << 13,
  verb = 1u << 14,
  singular = 1u << 15,  // of a determiner: "this", "each"
};
// Forms of a verb, as bits.
enum class Form : std::uint8_t { base = 1, third = 2, past = 4, participle = 8, ing = 16 };

struct WordInfo {
  std::uint32_t pos = 0;   // bits of Pos
  std::uint8_t forms = 0;  // bits of Form, of a verb
  Word verb = kUnknown;    // the base of a verb form
  Word noun = kUnknown;    // the singular of a noun
};

enum class Role { holder, bound, party, object };

// Where in a clause or noun group a role's filler stands: "subject", "object", "indirect", "agent",
// "owner" (X's term), "predicate" (X is the sponsor of Y: X), or a preposition ("to", "from",
// "over"). With "'s" behind it ("to's"), the filler is whose name stands before the noun found
// there.
struct RoleAt {
  std::string position;
  Role role = Role::party;
};

enum class Effect : std::uint8_t {
  none,
  holds,
  starts,
  ends,
  continues,
  changes,
  suspends,
  resumes,
  expires,
  fails  // it never came about
};

struct Frame {
  std::string rule;         // "agreements/pays-share": which rule read a claim
  std::size_t kind = 0;     // index of Pack::kinds
  std::vector<Word> verbs;  // a clause with one of these verbs; empty: a noun group
  Pattern match;            // the words of the noun group; of a clause: its object or complement
  std::vector<Pattern> subject;  // of a clause: one of them must stand in who does it
  std::vector<Pattern> with;     // one of them must stand somewhere behind the verb
  std::vector<Pattern> without;  // must not stand in the clause
  std::vector<RoleAt> roles;
  std::map<std::string, std::string> attributes;  // always true of this frame
  // Its times are when what it speaks of begins ("takes effect on"), or its length or end ("runs
  // until"); a claim without such a time says nothing.
  enum class Times { any, start, end } times = Times::any;
  Effect says = Effect::none;  // of a clause: what it does to the term, where that is not "holds"
  bool ability = false;        // only under "can", "may", "is free to", ...
  bool duty = false;           // only what must be done: "must buy", "is bound to buy"
  bool forbids = false;  // only what must not be done: "may not", "agreed not to", "is barred from"
  bool label = false;    // only the whole label of a row: "End date", "Signed"
  bool implied = false;  // an act no words tell: the head of new terms, a term that changes
  bool relation = false;   // a noun for one of the two sides: "sponsor", "shareholder"
  bool echo = false;       // only where the same kind was spoken of just before
  bool needs_two = false;  // holds only where holder and bound are known or two parties are named
  std::vector<std::string> reads, leaves;  // examples the tests run
  Place place;
};

struct AttributeRule {
  std::string name, value;  // value "<percent>", "<money>", "<count>", "<length>" or "<name>" takes
                            // what was found
  Pattern match;
};

// What an event of a kind does to the agreement of its parties; of several in one document, the
// later in this list is what the document is about.
enum class Change : std::uint8_t { none, made, ended, extended, amended };
// ... and to all of its terms at once, for a while.
enum class Pause : std::uint8_t { none, begins, ends };

struct Kind {
  std::string id, label, taxonomy;
  bool is_term = false;
  bool is_agreement = false;    // of an event: it takes the parties of an agreement
  bool is_ahead = false;        // of an event: it may be spoken of before it comes
  bool is_gap = false;          // of an event: none, but what the text says is not told
  bool is_conditional = false;  // of a term: it stands, though it is for a case ("if Acme sells")
  bool is_refusable = false;    // of an event: what is refused or falls through was none
  bool is_symmetric = false;    // of a term: it binds both sides alike
  bool outlasts = false;        // of a term: the end of the agreement does not end it
  std::string flag;             // of a term: the attribute by which terms of other kinds are this
  Change change = Change::none;
  Pause pause = Pause::none;
  std::vector<RoleAt> roles;  // where a frame of this kind says nothing itself
  std::vector<AttributeRule> attributes;
  std::vector<std::string> required_attributes;  // a claim without them is no claim
};

// A verb that does something to a term which is its object or subject.
struct Action {
  Word verb = kUnknown;
  Effect object = Effect::none, subject = Effect::none;
  Effect others = Effect::none;  // to an object that another has: "bought Acme's stake"
  std::vector<RoleAt>
      roles;            // whom its subject and complements are, of the term that is its object
  bool copula = false;  // "is", "remains", "becomes": what follows is said of the subject
};

// A verb that rules another one: "stop paying", "is free to sell", "plans to open".
enum class Control : std::uint8_t {
  none,
  continues,
  stops,
  starts,
  able,
  unable,
  bound,
  planned,
  reported,
  possible,
  fails
};
struct Name {
  std::string name;
  std::vector<std::string> aliases;  // other names of the party, products that stand for it
};

// A name as it is looked for: in lower case, one space between its words.
struct KnownName {
  std::string words;
  std::string first;  // its first token
  int party = 0;      // index of Pack::parties
};

struct Pack {
  std::vector<std::string> names;  // of the packs read, in order
  Vocabulary vocabulary;
  std::vector<WordInfo> words;  // by Word
  std::vector<Kind> kinds;
  std::vector<Frame> frames;
  FrameIndex frame_index;
  std::map<std::pair<Word, Word>, Word> phrasals;  // "give", "up" -> "give up"
  std::unordered_map<Word, Action> actions;
  std::unordered_map<Word, Action> deeds;  // nouns of actions: "the end of", "the removal of"
  std::unordered_map<Word, Control> controls;
  std::array<Phrases, kCueNames.size()> cues;  // by Cue: "before", "reported"
  std::vector<Name> parties;
  std::vector<KnownName> party_names;  // names and aliases of `parties`, sorted
  std::vector<std::pair<std::string, std::string>> currencies;  // "$" -> USD, longest first
  std::vector<int> numbers;                                     // by Word: "twelve" -> 12; 0: none
  std::unordered_map<Word, int> scales;                         // "billion" -> 9 zeros
  std::vector<Word> ordinals;                                   // "first", "second", ... in order
  std::vector<Word> first_references, second_references, single_references, plural_references;
  std::vector<std::pair<std::string, Pos>> endings;  // of words that no list has, by preference
  std::vector<std::pair<std::string, std::string>> singulars;  // plural ending -> singular ending
  std::set<std::string, std::less<>> abbreviations;
  text::MailWords mail;

  [[nodiscard]] int number(Word word) const { return word < numbers.size() ? numbers[word] : 0; }
  [[nodiscard]] const Kind* find_kind(std::string_view id, bool is_term) const;
  [[nodiscard]] const Phrases& phrases(Cue cue) const { return cues[cue.index()]; }
  [[nodiscard]] WordInfo info(Word word) const {
    return word < words.size() ? words[word] : WordInfo{};
  }
};

// The folder of a name, or where it was looked for in vain.
using FindPack = std::function<Result<std::filesystem::path>(const std::string& name)>;
// Reads the packs of these names and those they stand on, each once. Gives every problem, each with
// its place; none of those that only follow from a pack that is missing or cannot be read.
[[nodiscard]] Result<Pack> load(const std::vector<std::string>& names, const FindPack& find);

[[nodiscard]] constexpr bool has(std::uint32_t bits, Pos pos) {
  return (bits & static_cast<std::uint32_t>(pos)) != 0;
}
[[nodiscard]] constexpr bool has(std::uint8_t bits, Form form) {
  return (bits & static_cast<std::uint8_t>(form)) != 0;
}

}  // namespace inforce::pack
