// SPDX-License-Identifier: MIT
#include "claims/from_document.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.h"
#include "claims/correspondents.h"
#include "claims/make_claim.h"
#include "claims/prepare.h"
#include "claims/reading.h"
#include "claims/rows.h"
#include "claims/told_again.h"

namespace inforce::claims {
namespace {

class Pass {
 public:
  Pass(const text::Document& document, const timex::Timexes& timexes, const pack::Pack& pack,
       const std::vector<Span>& published)
      : reading_{document, pack, timexes, {}, {}, {}, {}}, published_(published) {}

  Extraction run() {
    prepare();
    Extraction extraction;
    for (std::size_t m = 0; m < parts_.size(); ++m) {
      enter(m);
      append(read_message(), m, extraction.claims);
      if (m == 0) extraction.title = one_line(reading_.words(title()));
    }
    extraction.doc = reading_.document.id;
    extraction.path = reading_.document.path;
    extraction.text = reading_.document.text;
    for (const Parties::One& party : reading_.parties.list) {
      if (party.mentions > 0) extraction.parties.push_back({party.name, party.aliases});
    }
    return extraction;
  }

  std::string dump() {
    prepare();
    std::string out;
    for (std::size_t m = 0; m < parts_.size(); ++m) {
      enter(m);
      for (std::size_t s = 0; s < reading_.sentences.size(); ++s) {
        out += claims::dump(reading_.grammars[s], reading_.sentences[s], reading_.document.text);
      }
    }
    return out;
  }

 private:
  // What one message claims, whatever the others say.
  std::vector<Claim> read_message() {
    std::vector<Mention> mentions;
    std::vector<Claim> claims = read(mentions);
    // Those who owe each other most are whose agreement the document is about; if they are others
    // than those it names together most, the sentences that name only one side are read anew.
    const std::vector<int> bound = whose_agreement(reading_, claims);
    if (bound.size() >= 2 && bound != reading_.parties.main) {
      reading_.parties.main = bound;
      mentions.clear();
      claims = read(mentions);
    }
    drop_exclusive_ends(reading_, mentions, claims);
    add_column_change(reading_, mentions, claims);
    add_dated_change(reading_, mentions, claims);
    find_former_values(mentions, claims);
    place_in_document(reading_, mentions, claims);
    find_later_values(claims);
    return claims;
  }

  // "Published: 3 May 2024" at the top is no title; one may stand behind it.
  [[nodiscard]] Span title() const {
    const auto is_date_line = [&](const text::Block& block) {
      return block.level == 0 && !reading_.published.empty() &&
             block.span.covers(reading_.published);
    };
    for (const text::Block& block : reading_.document.blocks) {
      if (block.kind == text::Block::Kind::meta || block.message != 0) continue;
      if (block.kind != text::Block::Kind::heading) break;
      if (!is_date_line(block)) return block.span;
    }
    return {};
  }

  std::vector<Claim> read(std::vector<Mention>& mentions) {
    std::vector<Claim> claims;
    std::set<std::string> told;
    for (std::size_t s = 0; s < reading_.sentences.size(); ++s) {
      if (!readable(s)) continue;
      reading_.here = find_mentions(reading_, s);  // with those of the sentence before at hand
      for (const Mention& mention : reading_.here) {
        if (title_[s] && reading_.kind_of(mention).is_term) continue;  // headlines exaggerate
        if (mention.frame->echo && !is_echo(mention, mentions)) continue;
        std::optional<Claim> claim = make_claim(reading_, mention);
        if (!claim) continue;
        if (mention.frame->echo || mention.taken_up) take_roles(*claim, claims);
        if (is_repeated(*claim, s, mentions, claims)) continue;
        if (const std::string said = gist(*claim); !said.empty() && !told.insert(said).second)
          continue;
        std::vector<Claim> steps = take_steps(reading_, mention, *claim);
        if (steps.empty()) steps = take_course(reading_, mention, *claim);
        if (steps.empty()) steps = take_handover(reading_, mention, *claim);
        std::vector<Claim> all = one_for_each_day(reading_, mention, std::move(*claim));
        std::move(steps.begin(), steps.end(), std::back_inserter(all));
        for (Claim& each : all) {
          mentions.push_back(mention);
          claims.push_back(std::move(each));
        }
      }
    }
    for (std::size_t i = claims.size(); i-- > 0;) {
      if (!claims[i].withdrawn) continue;
      claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(i));
      mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return claims;
  }

  // The sentences of each message, and who is spoken of in any.
  void prepare() {
    const text::Document& document = reading_.document;
    std::vector<Sentence> sentences = own_sentences(document, reading_.pack);
    for (Sentence& sentence : sentences) {
      mark_times(sentence, reading_.timexes);
      mark_amounts(sentence, document.text, reading_.pack);
      mark_phrases(sentence, reading_.pack);
      mark_meaning(sentence, reading_.pack);
      mark_denied_asides(sentence, reading_.pack);
      join_paper_names(sentence, reading_.pack);
      join_number_signs(sentence, reading_.pack, document.text);
      join_marks(sentence, document.text);
    }
    mark_items(document, sentences);
    reading_.parties = find_parties(sentences, document, reading_.pack);
    main_ = reading_.parties.main;
    if (document.messages.empty()) {
      parts_.push_back(std::move(sentences));
      return;
    }
    parts_.resize(document.messages.size());
    letters_.resize(document.messages.size());
    for (Sentence& sentence : sentences) {
      const int message = document.blocks[sentence.block].message;
      parts_[static_cast<std::size_t>(message)].push_back(std::move(sentence));
    }
  }

  // Only what stands in the message is read from now on, as its sender says it.
  void enter(std::size_t message) {
    const text::Document& document = reading_.document;
    reading_.sentences = std::move(parts_[message]);
    reading_.here.clear();
    reading_.published = message < published_.size() ? published_[message] : Span{};
    if (!document.messages.empty()) {
      reading_.parties.main = main_;
      const int under = document.messages[message].under;
      const Letter answered = under < 0 ? Letter{} : letters_[static_cast<std::size_t>(under)];
      letters_[message] = relate_to_message(reading_.sentences, document, message, reading_.pack,
                                            {answered.to, answered.from}, reading_.parties);
    }
    join_labels(document, reading_.sentences);
    reading_.grammars = Grammars(reading_.sentences, reading_.pack);
    title_.clear();
    for (const Sentence& sentence : reading_.sentences) {
      title_.push_back(document.blocks[sentence.block].kind == text::Block::Kind::heading);
    }
    reading_.parties.author = find_author(reading_);
  }

  static void append(std::vector<Claim> claims, std::size_t message, std::vector<Claim>& all) {
    const std::size_t first = all.size();
    for (Claim& claim : claims) {
      claim.message = message;
      if (claim.change) *claim.change += first;
      for (Time& time : claim.times) {
        if (time.anchor) *time.anchor += first;
      }
      all.push_back(std::move(claim));
    }
  }

  // Questions, bare headings and table heads claim nothing; the title may bring the news.
  bool readable(std::size_t s) const {
    const Sentence& sentence = reading_.sentences[s];
    const text::Block& block = reading_.document.blocks[sentence.block];
    if (block.kind == text::Block::Kind::table_header || block.kind == text::Block::Kind::meta)
      return false;
    if (block.kind == text::Block::Kind::table_row && sentence.cell == 0) return false;
    if (title_[s] && block.span != reading_.document.title) return false;
    std::size_t end = sentence.tokens.size();
    while (end > 0 && (sentence.tokens[end - 1].tag == Tag::mark ||
                       sentence.tokens[end - 1].tag == Tag::quote)) {
      --end;  // "**Will it last?**"
    }
    return end > 0 && reading_.words(sentence.tokens[end - 1].span) != "?";
  }

  Reading reading_;
  std::vector<bool> title_;
  const std::vector<Span>& published_;        // the words that date each message
  std::vector<std::vector<Sentence>> parts_;  // of each message, until it is read
  std::vector<Letter> letters_;               // from whom each is, and to whom
  std::vector<int> main_;                     // the parties of all of them
};

}  // namespace

Extraction from_document(const text::Document& document, const timex::Timexes& timexes,
                         const pack::Pack& pack, const std::vector<Span>& published) {
  return Pass(document, timexes, pack, published).run();
}

std::string dump_grammar(const text::Document& document, const timex::Timexes& timexes,
                         const pack::Pack& pack) {
  return Pass(document, timexes, pack, {}).dump();
}

}  // namespace inforce::claims
