// SPDX-License-Identifier: MIT
#include "claims/parties.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "claims/candidates.h"
#include "claims/cues.h"
#include "claims/name_place.h"
#include "claims/name_shape.h"
#include "claims/relate_parties.h"
#include "claims/rows.h"
#include "claims/short_forms.h"
#include "text/tokens.h"

namespace inforce::claims {
namespace {

using Word = pack::Word;  // of the pack, or behind those of the document alone

class Finder {
 public:
  Finder(std::vector<Sentence>& sentences, const text::Document& document, const pack::Pack& pack)
      : sentences_(sentences),
        document_(document),
        pack_(pack),
        shape_(document, pack),
        place_(document, pack, shape_),
        candidates_(pack),
        short_forms_(shape_, place_, candidates_) {}

  Parties run() {
    number_words();
    collect();
    candidates_.join(sender_);
    name_parties();
    mark();
    for (Sentence& sentence : sentences_) tag(sentence, pack_);
    relate_parties(sentences_, document_, pack_, parties_);
    return std::move(parties_);
  }

 private:
  // Gives every word of the document a number, and notes those that stand without a capital.
  void number_words() {
    std::size_t tokens = 0;
    for (const Sentence& sentence : sentences_) {
      begins_.push_back(tokens);
      tokens += sentence.tokens.size();
    }
    numbered_.reserve(tokens);
    lower_case_.resize(pack_.vocabulary.size());
    std::string lower;
    for (const Sentence& sentence : sentences_) {
      for (const Token& token : sentence.tokens) {
        if (token.timex >= 0 && token.capital) {  // the month May is nobody
          numbered_.push_back(pack::kUnknown);
          continue;
        }
        const std::string_view written = token.span.of(document_.text);
        const bool plain = !has_capital(written);
        Word word = token.word;
        if (word == pack::kUnknown) {
          lower.clear();
          if (!plain) append_folded(lower, written);
          word = outside(own_words_.add(plain ? written : lower));
          if (lower_case_.size() <= word) lower_case_.resize(word + 1);
        }
        if (plain && !token.capital) lower_case_[word] = true;
        numbered_.push_back(word);
      }
    }
  }
  Word outside(Word own) const { return static_cast<Word>(pack_.vocabulary.size()) + own; }
  Word word_at(const Sentence& sentence, std::size_t i) const {
    return numbered_[begins_[static_cast<std::size_t>(&sentence - sentences_.data())] + i];
  }
  static NameKey last_word(const NameKey& name) { return name.substr(name.rfind(' ') + 1); }
  // The number of a word in lower case; kUnknown: the document has it nowhere.
  Word find_word(std::string_view word) const {
    if (const Word known = pack_.vocabulary.find(word); known != pack::kUnknown) return known;
    const Word own = own_words_.find(word);
    return own == pack::kUnknown ? own : outside(own);
  }
  static bool has_capital(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // "Our agreement with Acme": whoever writes has one.
  bool speaks_of_own() const {
    const auto& first = pack_.first_references;
    bool quoted = false;
    for (const Sentence& sentence : sentences_) {
      bool own = false;
      for (const Token& token : sentence.tokens) {
        if (token.tag == Tag::quote) quoted = !quoted;
        own = own || (!quoted && std::find(first.begin(), first.end(), token.word) != first.end());
      }
      if (own && find_cue(pack_, "about_agreement", sentence.tokens)) return true;
    }
    return false;
  }

  void collect() {
    speaks_of_own_ = speaks_of_own();
    for (const Sentence& sentence : sentences_) {
      keep_last_name(sentence);
      std::size_t dateline = place_.behind_dateline(sentence);
      if (dateline == sentence.tokens.size() && speaks_of_own_ && opens_with_byline(sentence))
        dateline = 0;
      const bool headed = dateline > 0 && shape_.can_be_name(sentence, 0) &&
                          shape_.heads_letter(sentence, 0, shape_.name_end(sentence, 0));
      const std::size_t place =
          headed ? shape_.behind_suffix(sentence, shape_.name_end(sentence, 0)) : 0;
      note_dateline(sentence, place, dateline);
      for (std::size_t i = headed ? 0 : dateline; i < sentence.tokens.size(); ++i) {
        if (headed && i >= place && i < dateline) i = dateline;
        if (i >= sentence.tokens.size()) break;
        const bool aside = sentence.tokens[i].tag == Tag::mark && !place_.is_head(sentence);
        if (aside || !shape_.can_be_name(sentence, i)) continue;
        if (const std::size_t behind = place_.behind_paper(sentence, i); behind > i) {
          i = behind - 1;
          continue;
        }
        std::size_t begin = i;
        std::size_t end = shape_.name_end(sentence, i);
        // "The Supervisory Board", "the Management Board of Acme": Acme.
        if (const auto organ = cue_at(pack_, "own_organ", sentence.tokens, begin)) {
          i = organ->end - 1;
          continue;
        }
        const Sentence* next = &sentence == &sentences_.back() ? nullptr : &sentence + 1;
        const std::size_t publisher = place_.publisher_end(sentence, begin, end, next);
        const bool publishes =
            publisher > begin || place_.is_asked(sentence, end) ||
            (place_.is_issuer(sentence, begin) && is_firm(sentence, begin, end)) ||
            (speaks_of_own_ && place_.is_byline(sentence, begin, end));
        if (publisher > begin) end = publisher;
        const bool sender = publishes || shape_.heads_letter(sentence, begin, end) ||
                            shape_.is_address(sentence, begin, end) || is_side(sentence, begin) ||
                            place_.is_correspondent(sentence, begin, end);
        // In a heading every word may have a capital; a firm's full name has its end, and among
        // plain words one capital by itself is a name.
        if (place_.is_only_suffix(sentence, begin, end) ||
            (place_.is_heading(sentence) && !sender &&
             !place_.is_name_in_title(sentence, begin, end) &&
             !is_cue(pack_, "name_suffix", sentence.tokens[end - 1].word) &&
             shape_.behind_suffix(sentence, end) == end)) {
          i = end - 1;
          continue;
        }
        const bool opens = i == 0 || sentence.tokens[i - 1].tag == Tag::quote ||
                           sentence.tokens[i - 1].tag == Tag::stop ||
                           shape_.words(sentence, i - 1, i) == "-";  // a dateline's
        // An ordinary word that opens a sentence has its capital from there.
        if (opens && end - begin == 1 && !known(sentence, begin, end) &&
            (sentence.tokens[begin].pos != 0 || is_ordinary(sentence, begin) ||
             (!sender && has_ending(sentence.tokens[begin])))) {
          continue;
        }
        if (opens && !sender && end - begin > 1 && !shape_.is_body(sentence, begin) &&
            (sentence.tokens[begin].pos != 0 || is_reference(pack_, sentence.tokens[begin].word)) &&
            !known(sentence, begin, end) && sentence.cell < 0) {
          ++begin;
        }
        // A word of no list that opens a sentence is a name if it does something there.
        if (sender_.empty() && (publishes || shape_.heads_letter(sentence, begin, end))) {
          sender_ = folded(shape_.words(sentence, begin, end));
          sender_is_firm_ = publishes || is_firm(sentence, begin, end);
        }
        add(sentence, begin, end, sender,
            !opens || sender ||
                (sentence.tokens[begin].pos == 0 && shape_.acts(sentence, begin, end) &&
                 (end - begin > 1 || is_business(sentence, begin))));
        i = shape_.behind_suffix(sentence, end) - 1;
      }
      short_forms_.define(sentence, placed_);
    }
  }
  bool opens_with_byline(const Sentence& sentence) const {
    std::size_t begin = 0;
    while (begin < sentence.tokens.size() && !shape_.can_be_name(sentence, begin)) ++begin;
    return begin < sentence.tokens.size() &&
           place_.is_byline(sentence, begin, shape_.name_end(sentence, begin));
  }
  // Of a line that a name ends the next one may begin with its short form: "Acme plc\n("Acme")".
  void keep_last_name(const Sentence& sentence) {
    const Sentence* before = &sentence == sentences_.data() ? nullptr : &sentence - 1;
    const bool ends = before != nullptr && sentence.block - before->block <= 1 &&
                      !placed_.empty() && placed_.back().end >= before->tokens.size();
    const ShortForms::Placed last = ends ? placed_.back() : ShortForms::Placed{};
    placed_.clear();
    if (ends) placed_.push_back({last.candidate, 0, last.is_firm});
  }
  // "HARLAN, Maine -": where a text was written is no party to what it tells.
  void note_dateline(const Sentence& sentence, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (!shape_.can_be_name(sentence, i)) continue;
      const std::size_t name = std::min(shape_.name_end(sentence, i), end);
      if (!cue_at(pack_, "place", sentence.tokens, i))
        datelines_.insert(folded(shape_.words(sentence, i, name)));
      i = name;
    }
  }
  // "Licensee | Acme": what a label that names a side stands before.
  bool is_side(const Sentence& sentence, std::size_t begin) const {
    const Label label =
        label_of(document_, sentences_, static_cast<std::size_t>(&sentence - sentences_.data()));
    return label.tokens != nullptr && begin == label.value && side_noun(pack_, label) != nullptr;
  }
  // "Acme Inc.", "Acme, Inc."
  bool is_firm(const Sentence& sentence, std::size_t begin, std::size_t end) const {
    return shape_.behind_suffix(sentence, end) > end ||
           (end - begin > 1 && is_cue(pack_, "name_suffix", sentence.tokens[end - 1].word));
  }
  // Does the document write the word without a capital, too?
  bool is_ordinary(const Sentence& sentence, std::size_t i) const {
    return lower_case_[word_at(sentence, i)];
  }
  // Is it about a deal, a right, a sum or a second name: "Acme will pay Beta", "Acme is free to
  // sell", but not "Beer will be free"?
  bool is_business(const Sentence& sentence, std::size_t name) const {
    if (find_cue(pack_, "about_agreement", sentence.tokens)) return true;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& token = sentence.tokens[i];
      const bool lets = i + 1 < sentence.tokens.size() && pack_.controls.count(token.word) > 0 &&
                        is_cue(pack_, "bare_to", sentence.tokens[i + 1].word);
      if (lets || is_cue(pack_, "taken_up", token.word)) return true;
      if (token.timex >= 0 || token.amount != Token::Amount::none) return true;
      if (i > name && shape_.can_be_name(sentence, i)) return true;
    }
    return false;
  }
  // "Completion", "Liability": a word of the language by a long ending.
  bool has_ending(const Token& token) const {
    constexpr std::size_t kLong = 4;  // names end as words do in three: "Lindqvist"
    const std::string_view word = token.span.of(document_.text);
    return std::any_of(pack_.endings.begin(), pack_.endings.end(), [&](const auto& ending) {
      return ending.second == pack::Pos::noun && ending.first.size() >= kLong &&
             word.size() > ending.first.size() + 2 && word.ends_with(ending.first);
    });
  }
  bool known(const Sentence& sentence, std::size_t begin, std::size_t end) const {
    return candidates_.find(folded(shape_.words(sentence, begin, end))).has_value();
  }

  void add(const Sentence& sentence, std::size_t begin, std::size_t end, bool is_party,
           bool inside) {
    const std::size_t c = candidates_.number(shape_.words(sentence, begin, end));
    Candidate& candidate = candidates_[c];
    ++candidate.total;
    candidate.inside += inside ? 1 : 0;
    candidate.acts = candidate.acts || is_party || shape_.acts(sentence, begin, end);
    candidate.as_thing += is_behind_article(sentence, begin) ? 1 : 0;
    count_title(sentence, begin, end, candidate);
    candidate.person = candidate.person || shape_.is_person(sentence, begin, end);
    candidate.titled = candidate.titled || shape_.behind_title(sentence, begin) ||
                       shape_.behind_initial(sentence, begin);
    candidate.product = candidate.product || shape_.is_product(sentence, begin, end);
    placed_.push_back({c, shape_.behind_suffix(sentence, end), is_firm(sentence, begin, end)});
  }
  void count_title(const Sentence& sentence, std::size_t begin, std::size_t end,
                   Candidate& candidate) const {
    const std::vector<Token>& tokens = sentence.tokens;
    if (end >= tokens.size()) return;
    std::size_t before = begin;
    if (before > 0 && pack::has(tokens[before - 1].pos, pack::Pos::determiner)) --before;
    const bool quoted =
        before > 0 && tokens[before - 1].tag == Tag::quote && tokens[end].tag == Tag::quote;
    const Token& next = tokens[end];
    const bool modifies = !next.capital && next.timex < 0 && next.tag != Tag::possessive &&
                          pack::has(next.pos, pack::Pos::noun) && !NameShape::does(next);
    candidate.as_title += quoted || modifies ? 1 : 0;
    candidate.quoted = candidate.quoted || quoted;
  }
  static bool is_behind_article(const Sentence& sentence, std::size_t begin) {
    const std::vector<Token>& tokens = sentence.tokens;
    std::size_t at = begin;
    if (at > 1 && pack::has(tokens[at - 1].pos, pack::Pos::adjective)) --at;
    return at > 0 && pack::has(tokens[at - 1].pos, pack::Pos::determiner);
  }
  void name_parties() {
    for (const pack::Name& name : pack_.parties) parties_.list.push_back({name.name, {}, 0});
    const auto in_pack = [&](const NameKey& key) {
      const auto known =
          std::lower_bound(pack_.party_names.begin(), pack_.party_names.end(), key,
                           [](const pack::KnownName& a, const NameKey& b) { return a.words < b; });
      return known != pack_.party_names.end() && known->words == key ? &*known : nullptr;
    };
    std::unordered_map<std::size_t, int> numbers;  // root candidate -> party
    std::set<std::size_t> actors;
    std::unordered_map<std::size_t, int> names_of;  // root candidate -> how many
    std::set<NameKey> surnames;                     // "Pruitt", of chairman Leon Pruitt
    for (const auto& [key, c] : candidates_.in_order()) {
      ++names_of[candidates_.root(c)];
      if (candidates_[c].person && !is_one_word(key)) surnames.insert(last_word(key));
    }
    for (const auto& [key, c] : candidates_.in_order()) {
      const Candidate& candidate = candidates_[c];
      if ((candidate.acts || candidate.defined) && !candidates_.is_paper(key))
        actors.insert(candidates_.root(c));
      if (const pack::KnownName* known = in_pack(key))
        numbers.emplace(candidates_.root(c), known->party);
    }
    for (const pack::KnownName& name : pack_.party_names)
      add_name(name.words, name.first, name.party);
    for (const auto& [key, c] : candidates_.in_order()) {
      const Candidate& candidate = candidates_[c];
      if (in_pack(key) != nullptr) continue;
      const std::size_t r = candidates_.root(c);
      if (candidate.inside == 0 && !candidate.defined && candidate.total < 2 && names_of[r] == 1)
        continue;
      if (actors.count(r) == 0) continue;
      if (candidates_.is_paper(key) || (datelines_.count(key) > 0 && !candidate.defined)) continue;
      if (candidates_.is_named_after(key, candidate) || candidate.person ||
          (surnames.count(key) > 0 && !candidate.defined) ||
          (candidate.titled && names_of[r] == 1) || (candidate.product && !candidate.defined)) {
        continue;
      }
      if (!is_one_word(key) && candidate.quoted && candidate.as_title >= candidate.total &&
          !candidate.defined && candidate.same_as < 0 &&
          candidates_.without_suffix(key).size() == key.size()) {
        continue;
      }
      const auto [entry, is_new] = numbers.emplace(r, static_cast<int>(parties_.list.size()));
      if (is_new) parties_.list.push_back({candidate.written, {}, 0});
      add_name(key, first_token(key), entry->second);
    }
    if (const auto head = candidates_.find(sender_); sender_is_firm_ && head) {
      const auto party = numbers.find(candidates_.root(*head));
      if (party != numbers.end()) parties_.head = party->second;
    }
  }
  void add_name(std::string_view key, std::string_view first, int party) {
    longest_ = std::max(longest_, count_words(key));
    const Word word = find_word(first);
    if (word == pack::kUnknown) return;
    starts_name_.resize(std::max<std::size_t>(starts_name_.size(), word + 1));
    starts_name_[word] = true;
    named_[word].push_back({key, party});
  }

  // The first token of a name, as the tokenizer parts it: "amazon.com" -> "amazon".
  static std::string_view first_token(std::string_view name) {
    std::vector<text::Token> tokens;
    const std::string_view word = first_word(name);
    text::tokenize(word, {0, static_cast<std::uint32_t>(word.size())}, tokens);
    return tokens.empty() ? word : tokens.front().span.of(word);
  }

  void mark() {
    spoken_.resize(parties_.list.size());
    for (Sentence& sentence : sentences_) {
      std::vector<Token>& tokens = sentence.tokens;
      for (std::size_t i = 0; i < tokens.size();) {
        const auto [length, party] = tokens[i].timex < 0 ? name_at(sentence, i) : Marked{};
        for (std::size_t k = i; k < i + length; ++k) tokens[k].party = party;
        if (length > 0) {
          for (std::size_t k = i + length; k < shape_.behind_suffix(sentence, i + length); ++k)
            tokens[k].tag = Tag::mark;
        }
        if (length > 0) {
          const auto p = static_cast<std::size_t>(party);
          ++parties_.list[p].mentions;
          ++spoken_[p][one_line(shape_.words(sentence, i, i + length))];
        }
        i += std::max<std::size_t>(length, 1);
      }
    }
    for (std::size_t p = 0; p < spoken_.size(); ++p) {
      if (!spoken_[p].empty()) name_usually(parties_.list[p], spoken_[p]);
    }
  }

  // The longest name that begins at tokens[i].
  struct Marked {
    std::size_t length = 0;
    int party = -1;
  };
  Marked name_at(const Sentence& sentence, std::size_t i) {
    const Word word = word_at(sentence, i);
    if (word >= starts_name_.size() || !starts_name_[word]) return {};
    const std::vector<Token>& tokens = sentence.tokens;
    const std::vector<Named>& names = named_.find(word)->second;
    Marked best;
    bool capital = false;
    key_.clear();
    std::uint32_t from = tokens[i].span.begin;
    for (std::size_t n = 1; n <= std::min(longest_, tokens.size() - i); ++n) {
      const Token& last = tokens[i + n - 1];
      append_folded(key_, Span{from, last.span.end}.of(document_.text));
      from = last.span.end;
      capital = capital || last.capital;
      for (const Named& name : names) {
        if (name.key == key_ && (capital || !is_one_word(key_))) best = {n, name.party};
      }
    }
    return best;
  }

  // The name most often used; of equals the shorter. A name that a pack gives is kept.
  void name_usually(Parties::One& party, const std::map<std::string, int>& names) const {
    const bool from_pack =
        std::any_of(pack_.parties.begin(), pack_.parties.end(),
                    [&](const pack::Name& name) { return name.name == party.name; });
    if (!from_pack) {
      const auto usual =
          std::max_element(names.begin(), names.end(), [&](const auto& a, const auto& b) {
            const bool a_defined = is_role_word(a.first), b_defined = is_role_word(b.first);
            if (a_defined != b_defined) return a_defined;
            if (a.second != b.second) return a.second < b.second;
            return a.first.size() != b.first.size() ? a.first.size() > b.first.size()
                                                    : a.first > b.first;
          });
      party.name = without_suffix_written(usual->first);
    }
    for (const auto& [name, times] : names) {
      if (name != party.name) party.aliases.push_back(name);
    }
  }
  // "Licensor", "Company": a defined short form that is an ordinary word names a role, not the
  // party.
  bool is_role_word(const std::string& name) const {
    const NameKey key = folded(name);
    const Word word = pack_.vocabulary.find(key);
    return is_one_word(key) && (pack_.info(word).pos != 0 || is_cue(pack_, "own_name", word) ||
                                is_cue(pack_, "name_of", word) || is_cue(pack_, "side", word));
  }
  std::string without_suffix_written(const std::string& name) const {
    return name.substr(0, candidates_.without_suffix(folded(name)).size());
  }

  std::vector<Sentence>& sentences_;
  const text::Document& document_;
  const pack::Pack& pack_;
  const NameShape shape_;
  const NamePlace place_;
  struct Named {
    std::string_view key;
    int party = -1;
  };

  pack::Vocabulary own_words_;       // words of the document that the pack does not have
  std::vector<Word> numbered_;       // by token of the document
  std::vector<std::size_t> begins_;  // sentence -> its first token of those
  std::vector<bool> lower_case_;     // by Word: it stands without a capital
  Candidates candidates_;
  ShortForms short_forms_;
  std::vector<ShortForms::Placed> placed_;  // names of the sentence at hand, in its order
  std::vector<bool> starts_name_;           // by Word: a party's name begins with it
  std::unordered_map<Word, std::vector<Named>> named_;  // those names
  std::size_t longest_ = 0;                             // words of a name
  std::vector<std::map<std::string, int>> spoken_;      // party -> name as written -> times
  NameKey key_;                                         // of a name in the making
  std::set<NameKey> datelines_;                         // places where the text was written
  NameKey sender_;                                      // whose letter or report it is
  bool sender_is_firm_ = false;                         // "Acme Inc.", and no newspaper
  bool speaks_of_own_ = false;                          // who writes has an agreement
  Parties parties_;
};

}  // namespace

Parties find_parties(std::vector<Sentence>& sentences, const text::Document& document,
                     const pack::Pack& pack) {
  return Finder(sentences, document, pack).run();
}

}  // namespace inforce::claims
