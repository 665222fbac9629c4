// SPDX-License-Identifier: MIT
#include "claims/parties.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "claims/cues.h"
#include "text/tokens.h"

namespace inforce::claims {
namespace {

using Key = std::vector<std::string>;     // the words of a name, in lower case
constexpr std::size_t kDealingWords = 8;  // from "pays" to the "to" of "pays ... to Acme"

Key key_of(std::string_view name) {
  Key key;
  for (const std::string_view word : split(name, ' ')) {
    if (!word.empty()) key.push_back(to_lower_ascii(word));
  }
  return key;
}

struct Candidate {
  std::string written;
  int inside = 0;  // times inside a sentence, where only names have capitals
  int total = 0;
  bool defined = false;  // the text gives it as a short form
  bool acts = false;     // it owns or does something
  int same_as = -1;      // candidate it is another name of
};

class Finder {
 public:
  Finder(std::vector<Sentence>& sentences, const text::Document& document, const pack::Pack& pack)
      : sentences_(sentences), document_(document), pack_(pack) {}

  Parties run() {
    for (const Sentence& sentence : sentences_) {
      for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        if (!sentence.tokens[i].capital) lower_case_.emplace(words(sentence, i, i + 1));
      }
    }
    collect();
    join();
    name_parties();
    mark();
    for (Sentence& sentence : sentences_) tag(sentence, pack_);
    find_descriptors();
    find_main();
    return std::move(parties_);
  }

 private:
  std::string_view words(const Sentence& sentence, std::size_t begin, std::size_t end) const {
    const std::uint32_t first = sentence.tokens[begin].span.begin;
    return std::string_view(document_.text)
        .substr(first, sentence.tokens[end - 1].span.end - first);
  }
  bool is_heading(const Sentence& sentence) const {
    return document_.blocks[sentence.block].kind == text::Block::Kind::heading;
  }

  bool can_be_name(const Sentence& sentence, std::size_t i) const {
    const Token& token = sentence.tokens[i];
    if (!token.capital || token.timex >= 0 || token.tag == Tag::number) return false;
    const std::string_view word = token.span.of(document_.text);
    if (const std::size_t hyphen = word.find('-');  // "Acme-based", "XJ-5"
        hyphen != std::string_view::npos && hyphen + 1 < word.size() &&
        !(word[hyphen + 1] >= 'A' && word[hyphen + 1] <= 'Z')) {
      return false;
    }
    if (is_cue(pack_, "not_name", token.word)) return false;
    // Words of a closed class are no names; at the start of a sentence no word of a list is.
    constexpr auto kClosed = static_cast<std::uint32_t>(pack::Pos::determiner) |
                             static_cast<std::uint32_t>(pack::Pos::preposition) |
                             static_cast<std::uint32_t>(pack::Pos::pronoun) |
                             static_cast<std::uint32_t>(pack::Pos::conjunction) |
                             static_cast<std::uint32_t>(pack::Pos::subordinator) |
                             static_cast<std::uint32_t>(pack::Pos::modal) |
                             static_cast<std::uint32_t>(pack::Pos::be) |
                             static_cast<std::uint32_t>(pack::Pos::have);
    return (token.pos & kClosed) == 0;
  }

  // Where a name that begins at i ends: capitalised words, an "&" or "of" between two of them.
  std::size_t name_end(const Sentence& sentence, std::size_t i) const {
    std::size_t end = i;
    while (end < sentence.tokens.size() && can_be_name(sentence, end)) {
      ++end;
      if (end + 1 < sentence.tokens.size() && words(sentence, end, end + 1) == "&" &&
          can_be_name(sentence, end + 1)) {
        ++end;
      }
    }
    return end;
  }

  void collect() {
    for (const Sentence& sentence : sentences_) {
      if (is_heading(sentence)) continue;  // where every word may have a capital
      for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        if (!can_be_name(sentence, i)) continue;
        std::size_t begin = i;
        const std::size_t end = name_end(sentence, i);
        const bool opens = i == 0 || sentence.tokens[i - 1].tag == Tag::quote ||
                           sentence.tokens[i - 1].tag == Tag::stop;
        // An ordinary word that opens a sentence has its capital from there.
        if (opens && end - begin == 1 && !known(sentence, begin, end) &&
            (sentence.tokens[begin].pos != 0 || is_ordinary(sentence, begin))) {
          continue;
        }
        if (opens && sentence.tokens[begin].pos != 0 && end - begin > 1 &&
            !known(sentence, begin, end) && sentence.cell < 0) {
          ++begin;
        }
        // A word of no list that opens a sentence is a name if it does something there.
        add(sentence, begin, end,
            !opens || (sentence.tokens[begin].pos == 0 && acts(sentence, begin, end)));
        i = end - 1;
      }
    }
  }
  // Does the document write the word without a capital, too?
  bool is_ordinary(const Sentence& sentence, std::size_t i) const {
    return lower_case_.count(to_lower_ascii(words(sentence, i, i + 1))) > 0;
  }
  bool known(const Sentence& sentence, std::size_t begin, std::size_t end) const {
    return numbers_.count(key_of(words(sentence, begin, end))) > 0;
  }

  void add(const Sentence& sentence, std::size_t begin, std::size_t end, bool inside) {
    const std::string written = one_line(words(sentence, begin, end));
    const auto [entry, is_new] = numbers_.emplace(key_of(written), candidates_.size());
    if (is_new) candidates_.push_back({written});
    Candidate& candidate = candidates_[entry->second];
    ++candidate.total;
    candidate.inside += inside ? 1 : 0;
    candidate.acts = candidate.acts || acts(sentence, begin, end);
    define_short_form(sentence, end, entry->second);
  }

  // Things with names are many, parties are those that own, do, or are dealt with.
  bool acts(const Sentence& sentence, std::size_t begin, std::size_t end) const {
    const std::vector<Token>& tokens = sentence.tokens;
    std::size_t next = end;
    while (next < tokens.size() && pack::has(tokens[next].pos, pack::Pos::adverb)) ++next;
    if (next < tokens.size()) {
      const Token& after = tokens[next];
      constexpr auto kDoes = static_cast<std::uint8_t>(pack::Form::third) |
                             static_cast<std::uint8_t>(pack::Form::past);
      if (after.tag == Tag::possessive || pack::has(after.pos, pack::Pos::modal) ||
          pack::has(after.pos, pack::Pos::have) ||
          ((after.forms & kDoes) != 0 && !pack::has(after.pos, pack::Pos::be))) {
        return true;
      }
      if (after.tag == Tag::comma && next + 1 < tokens.size() &&
          is_cue(pack_, "party_relative", tokens[next + 1].word)) {
        return true;  // "Acme, which ..."
      }
      if (pack::has(after.pos, pack::Pos::be)) {  // but "AGI is near"
        return tokens[begin].pos == 0 && !all_capitals(words(sentence, begin, end));
      }
      if (pack::has(after.pos, pack::Pos::conjunction) && next + 1 < tokens.size() &&
          can_be_name(sentence, next + 1) && tokens[next + 1].pos == 0) {
        return true;  // "Acme and Beta"
      }
    }
    if (is_cue(pack_, "name_suffix", tokens[end - 1].word)) return true;
    if (begin == 0) return false;
    if (begin > 1 && pack::has(tokens[begin - 1].pos, pack::Pos::conjunction) &&
        can_be_name(sentence, begin - 2) && tokens[begin - 2].pos == 0) {
      return true;
    }
    return is_cue(pack_, "party_before", tokens[begin - 1].word) || is_dealt_with(tokens, begin);
  }

  // "sued Acme", "pays Acme a royalty", "grants a licence to Acme": what only a party is the object
  // of.
  bool is_dealt_with(const std::vector<Token>& tokens, std::size_t begin) const {
    if (is_cue(pack_, "party_object", tokens[begin - 1].lemma)) return true;
    if (!is_cue(pack_, "party_toward", tokens[begin - 1].word)) return false;
    for (std::size_t back = 2; back <= std::min<std::size_t>(begin, kDealingWords); ++back) {
      const Token& token = tokens[begin - back];
      if (token.tag == Tag::stop) return false;
      if (is_cue(pack_, "dealing", token.lemma)) return true;
    }
    return false;
  }

  static bool all_capitals(std::string_view name) {
    return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  // Northgate Foods plc ("Northgate"), Acme Inc. (the "Licensor"), National Gas Board (NGB)
  void define_short_form(const Sentence& sentence, std::size_t at, std::size_t of) {
    const std::vector<Token>& tokens = sentence.tokens;
    const auto text = [&](std::size_t i) {
      return i < tokens.size() ? words(sentence, i, i + 1) : std::string_view{};
    };
    while (text(at) == "." || text(at) == ",") ++at;
    if (text(at) != "(") return;
    std::size_t begin = at + 1;
    while (begin < tokens.size() && !tokens[begin].capital && begin < at + 5) ++begin;
    std::size_t end = begin;
    while (end < tokens.size() && tokens[end].capital) ++end;
    if (end == begin || end >= tokens.size()) return;
    const bool closes = text(end) == ")" || tokens[end].tag == Tag::quote;
    if (!closes) return;
    const std::string written = one_line(words(sentence, begin, end));
    const auto [entry, is_new] = numbers_.emplace(key_of(written), candidates_.size());
    if (is_new) candidates_.push_back({written});
    if (entry->second != of) candidates_[entry->second].same_as = static_cast<int>(of);
    candidates_[entry->second].defined = true;
  }

  Key without_suffix(Key key) const {
    while (key.size() > 1) {
      std::string last = key.back();
      if (!last.empty() && last.back() == '.') last.pop_back();
      if (!is_cue(pack_, "name_suffix", pack_.vocabulary.find(last))) break;
      key.pop_back();
    }
    return key;
  }

  std::size_t root(std::size_t c) const {
    for (int steps = 0; candidates_[c].same_as >= 0 && steps < 16; ++steps) {
      c = static_cast<std::size_t>(candidates_[c].same_as);
    }
    return c;
  }

  void join() {
    std::vector<std::pair<Key, std::size_t>> names(numbers_.begin(), numbers_.end());
    for (auto& [key, c] : names) {
      const Key bare = without_suffix(key);
      if (bare != key) {
        const auto found = numbers_.find(bare);
        if (found != numbers_.end() && root(found->second) != root(c)) {
          candidates_[root(c)].same_as = static_cast<int>(found->second);
        }
      }
    }
    // A name of one word that begins exactly one longer name, or is its initials.
    for (const auto& [key, c] : names) {
      if (key.size() != 1 || candidates_[c].same_as >= 0) continue;
      std::set<std::size_t> longer;
      for (const auto& [other, o] : names) {
        if (other.size() < 2 || root(o) == c) continue;
        std::string initials;
        for (const std::string& word : other) initials += word.front();
        if (other.front() == key.front() || initials == key.front()) longer.insert(root(o));
      }
      if (longer.size() == 1 && root(*longer.begin()) != c) {
        candidates_[*longer.begin()].same_as = static_cast<int>(c);
      }
    }
  }

  void name_parties() {
    std::map<Key, int> by_pack;
    for (const pack::Name& name : pack_.parties) {
      const int number = static_cast<int>(parties_.list.size());
      parties_.list.push_back({name.name, {}, 0});
      by_pack[key_of(name.name)] = number;
      for (const std::string& alias : name.aliases) by_pack[key_of(alias)] = number;
    }
    for (const auto& [key, number] : by_pack) names_[key] = number;
    std::map<std::size_t, int> numbers;  // root candidate -> party
    for (const auto& [key, c] : numbers_) {
      if (names_.count(key) > 0) numbers.emplace(root(c), names_[key]);
    }
    std::set<std::size_t> actors;
    for (const auto& [key, c] : numbers_) {
      const Candidate& candidate = candidates_[c];
      if (candidate.acts || candidate.defined) actors.insert(root(c));
    }
    for (const auto& [key, c] : numbers_) {
      const Candidate& candidate = candidates_[c];
      if (names_.count(key) > 0) continue;
      if (candidate.inside == 0 && !candidate.defined && candidate.total < 2) continue;
      const std::size_t r = root(c);
      if (actors.count(r) == 0) continue;
      if (is_cue(pack_, "named_papers", pack_.vocabulary.find(key.back()))) continue;
      const auto [entry, is_new] = numbers.emplace(r, static_cast<int>(parties_.list.size()));
      if (is_new) parties_.list.push_back({candidate.written, {}, 0});
      names_[key] = entry->second;
    }
    for (const auto& [key, number] : names_) {
      longest_ = std::max(longest_, key.size());
      if (!key.empty()) first_words_.insert(first_token(key.front()));
    }
  }

  // The first token of a word of a name, as the tokenizer parts it: "amazon.com" -> "amazon".
  static std::string first_token(const std::string& word) {
    std::vector<text::Token> tokens;
    text::tokenize(word, {0, static_cast<std::uint32_t>(word.size())}, tokens);
    return tokens.empty() ? word : std::string(tokens.front().span.of(word));
  }

  void mark() {
    std::map<int, std::map<std::string, int>> spoken;  // party -> name as written -> times
    std::string lower;
    for (Sentence& sentence : sentences_) {
      std::vector<Token>& tokens = sentence.tokens;
      for (std::size_t i = 0; i < tokens.size();) {
        std::size_t best = 0;
        int party = -1;
        if (tokens[i].timex < 0 &&
            first_words_.count(to_lower_ascii(words(sentence, i, i + 1))) > 0) {
          for (std::size_t n = 1; n <= std::min(longest_, tokens.size() - i); ++n) {
            const auto found = names_.find(key_of(one_line(words(sentence, i, i + n))));
            if (found == names_.end()) continue;
            const bool capital = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(i),
                                             tokens.begin() + static_cast<std::ptrdiff_t>(i + n),
                                             [](const Token& token) { return token.capital; });
            if (!capital && found->first.size() < 2) continue;
            best = n;
            party = found->second;
          }
        }
        for (std::size_t k = i; k < i + best; ++k) tokens[k].party = party;
        if (best > 0) {
          ++parties_.list[static_cast<std::size_t>(party)].mentions;
          ++spoken[party][one_line(words(sentence, i, i + best))];
        }
        i += std::max<std::size_t>(best, 1);
      }
    }
    for (auto& [party, names] : spoken)
      name_usually(parties_.list[static_cast<std::size_t>(party)], names);
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
      std::string name;
      for (const std::string& word : without_suffix_written(usual->first))
        name += (name.empty() ? "" : " ") + word;
      party.name = name;
    }
    for (const auto& [name, times] : names) {
      if (name != party.name) party.aliases.push_back(name);
    }
  }
  // "Licensor", "Company": a defined short form that is an ordinary word names a role, not the
  // party.
  bool is_role_word(const std::string& name) const {
    const Key key = key_of(name);
    return key.size() == 1 && pack_.info(pack_.vocabulary.find(key[0])).pos != 0;
  }
  std::vector<std::string> without_suffix_written(const std::string& name) const {
    std::vector<std::string> words;
    for (const std::string_view word : split(name, ' ')) words.emplace_back(word);
    const std::size_t kept = without_suffix(key_of(name)).size();
    words.resize(std::min(words.size(), kept));
    return words;
  }

  // "drugmaker Acme", "Acme, the retailer,": the noun stands for the party from then on.
  void find_descriptors() {
    std::map<pack::Word, std::set<int>> pairs;
    for (const Sentence& sentence : sentences_) {
      const std::vector<Token>& tokens = sentence.tokens;
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (std::find(pack_.single_references.begin(), pack_.single_references.end(),
                      tokens[i].word) == pack_.single_references.end() ||
            !pack::has(tokens[i].pos, pack::Pos::noun)) {
          continue;
        }
        if (i + 1 < tokens.size() && tokens[i + 1].party >= 0) {
          pairs[tokens[i].word].insert(tokens[i + 1].party);
        }
        for (std::size_t back = 2; back <= 6 && back <= i; ++back) {
          if (tokens[i - back].party < 0) continue;
          if (tokens[i - back + 1].tag == Tag::comma &&
              tokens[i - back + 2].tag == Tag::determiner) {
            pairs[tokens[i].word].insert(tokens[i - back].party);
          }
          break;
        }
      }
    }
    for (const auto& [word, parties] : pairs) {
      if (parties.size() == 1) parties_.descriptors[word] = *parties.begin();
    }
  }

  // The pair most often named together in sentences about an agreement, the title and lead counting
  // more.
  void find_main() {
    std::map<std::pair<int, int>, int> together;
    std::map<int, int> alone;
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      const Sentence& sentence = sentences_[s];
      std::set<int> here;
      for (const Token& token : sentence.tokens) {
        if (token.party >= 0) here.insert(token.party);
      }
      int weight = s < 4 ? 3 : 1;
      if (find_cue(pack_, "about_agreement", sentence.tokens)) weight *= 2;
      for (const int party : here) alone[party] += weight;
      for (const int a : here) {
        for (const int b : here) {
          if (a < b) together[{a, b}] += weight;
        }
      }
    }
    const auto best =
        std::max_element(together.begin(), together.end(), [&](const auto& a, const auto& b) {
          const auto score = [&](const auto& pair) {
            return pair.second * 4 + alone[pair.first.first] + alone[pair.first.second];
          };
          return score(a) < score(b);
        });
    if (best != together.end()) parties_.main = {best->first.first, best->first.second};
  }

  std::vector<Sentence>& sentences_;
  const text::Document& document_;
  const pack::Pack& pack_;
  std::vector<Candidate> candidates_;
  std::map<Key, std::size_t> numbers_;  // name -> candidate
  std::map<Key, int> names_;            // name -> party
  std::set<std::string> lower_case_;    // words that stand without a capital
  std::set<std::string> first_words_;   // tokens that a name begins with
  std::size_t longest_ = 0;
  Parties parties_;
};

}  // namespace

Parties find_parties(std::vector<Sentence>& sentences, const text::Document& document,
                     const pack::Pack& pack) {
  return Finder(sentences, document, pack).run();
}

}  // namespace inforce::claims
