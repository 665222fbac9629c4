// SPDX-License-Identifier: MIT
#include "claims/collect_names.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/descriptors.h"
#include "claims/name_place.h"
#include "claims/rows.h"
#include "claims/short_forms.h"

namespace inforce::claims {
namespace {

class Collector {
 public:
  Collector(const std::vector<Sentence>& sentences, const text::Document& document,
            const pack::Pack& pack, const NameShape& shape, const DocumentWords& words)
      : sentences_(sentences),
        document_(document),
        pack_(pack),
        shape_(shape),
        words_(words),
        place_(document, pack, shape),
        found_{.candidates = Candidates(pack)},
        short_forms_(shape, place_, found_.candidates) {}

  FoundNames run() {
    speaks_of_own_ = speaks_of_own();
    for (const Sentence& sentence : sentences_) collect(sentence);
    return std::move(found_);
  }

 private:
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

  void collect(const Sentence& sentence) {
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
      const bool publishes = publisher > begin || place_.is_asked(sentence, end) ||
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
          (sentence.tokens[begin].pos != 0 || words_.is_ordinary(sentence, begin) ||
           (!sender && has_ending(sentence.tokens[begin])))) {
        continue;
      }
      if (opens && !sender && end - begin > 1 && !shape_.is_body(sentence, begin) &&
          (sentence.tokens[begin].pos != 0 || is_reference(pack_, sentence.tokens[begin].word)) &&
          !known(sentence, begin, end) && sentence.cell < 0) {
        ++begin;
      }
      // A word of no list that opens a sentence is a name if it does something there.
      if (found_.sender.empty() && (publishes || shape_.heads_letter(sentence, begin, end))) {
        found_.sender = folded(shape_.words(sentence, begin, end));
        found_.sender_is_firm = publishes || is_firm(sentence, begin, end);
      }
      add(sentence, begin, end, sender,
          !opens || sender ||
              (sentence.tokens[begin].pos == 0 && shape_.acts(sentence, begin, end) &&
               (end - begin > 1 || is_business(sentence, begin))));
      i = shape_.behind_suffix(sentence, end) - 1;
    }
    short_forms_.define(sentence, placed_);
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
        found_.datelines.insert(folded(shape_.words(sentence, i, name)));
      i = name;
    }
  }
  // "Licensee | Acme": what a label that names a side stands before.
  bool is_side(const Sentence& sentence, std::size_t begin) const {
    const Label label =
        label_of(document_, sentences_, static_cast<std::size_t>(&sentence - sentences_.data()));
    if (label.tokens == nullptr || begin != label.value || side_noun(pack_, label) == nullptr)
      return false;
    const auto place = cue_at(pack_, "place", sentence.tokens, begin);  // "Chile's ministry"
    return !place || place->end >= sentence.tokens.size() ||
           sentence.tokens[place->end].tag != Tag::possessive;
  }
  // "Acme Inc.", "Acme, Inc."
  bool is_firm(const Sentence& sentence, std::size_t begin, std::size_t end) const {
    return shape_.behind_suffix(sentence, end) > end ||
           (end - begin > 1 && is_cue(pack_, "name_suffix", sentence.tokens[end - 1].word));
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
    return found_.candidates.find(folded(shape_.words(sentence, begin, end))).has_value();
  }

  void add(const Sentence& sentence, std::size_t begin, std::size_t end, bool is_party,
           bool inside) {
    const std::size_t c = found_.candidates.number(shape_.words(sentence, begin, end));
    Candidate& candidate = found_.candidates[c];
    ++candidate.total;
    candidate.inside += inside ? 1 : 0;
    const bool acts = shape_.acts(sentence, begin, end);
    candidate.acts = candidate.acts || is_party || acts;
    candidate.deeds += acts ? 1 : 0;
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

  const std::vector<Sentence>& sentences_;
  const text::Document& document_;
  const pack::Pack& pack_;
  const NameShape& shape_;
  const DocumentWords& words_;
  const NamePlace place_;
  FoundNames found_;
  ShortForms short_forms_;
  std::vector<ShortForms::Placed> placed_;  // names of the sentence at hand, in its order
  bool speaks_of_own_ = false;              // who writes has an agreement
};

}  // namespace

FoundNames collect_names(const std::vector<Sentence>& sentences, const text::Document& document,
                         const pack::Pack& pack, const NameShape& shape,
                         const DocumentWords& words) {
  return Collector(sentences, document, pack, shape, words).run();
}

}  // namespace inforce::claims
