// SPDX-License-Identifier: MIT
#include "claims/from_document.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/make_claim.h"
#include "claims/prepare.h"
#include "claims/reading.h"
#include "claims/relate_parties.h"
#include "claims/rows.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

constexpr std::ptrdiff_t kBetweenDays = 4;  // words between "in 2015" and "2018"
constexpr std::size_t kEchoSentences = 5;   // between "a fee of 12%" and "the fee"

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

  // What one message claims, whatever the others say.
  std::vector<Claim> read_message() {
    std::vector<Mention> mentions;
    std::vector<Claim> claims = read(mentions);
    // Those who owe each other most are whose agreement the document is about; if they are others
    // than those it names together most, the sentences that name only one side are read anew.
    // So they are where three or more made it together, which leaves no other side by itself.
    std::vector<int> bound = all_who_agree(claims);
    if (bound.size() < 3) bound = most_bound(claims);
    if (bound.size() >= 2 && bound != reading_.parties.main) {
      reading_.parties.main = bound;
      mentions.clear();
      claims = read(mentions);
    }
    drop_exclusive_ends(mentions, claims);
    add_column_change(mentions, claims);
    add_dated_change(mentions, claims);
    find_former_values(mentions, claims);
    place_in_document(reading_, mentions, claims);
    find_later_values(claims);
    return claims;
  }

  // "Acme to end exclusive pact", where the text has it that the exclusivity ends: no more than
  // that does.
  void drop_exclusive_ends(std::vector<Mention>& mentions, std::vector<Claim>& claims) const {
    const auto is_exclusive = [&](const Mention& mention) {
      if (mention.chunk < 0) return false;
      const Chunk& group =
          reading_.grammars[mention.sentence].chunks[static_cast<std::size_t>(mention.chunk)];
      return find_cue(reading_.pack, "exclusive", reading_.sentences[mention.sentence].tokens,
                      group.begin, group.end)
          .has_value();
    };
    const auto told_elsewhere = [&](std::size_t sentence) {
      for (std::size_t i = 0; i < claims.size(); ++i) {
        if (claims[i].is_term && claims[i].effect == Effect::ends &&
            claims[i].modality == Modality::fact && mentions[i].sentence != sentence &&
            is_exclusive(mentions[i])) {
          return true;
        }
      }
      return false;
    };
    for (std::size_t i = claims.size(); i-- > 0;) {
      if (reading_.kind_of(mentions[i]).change != pack::Change::ended ||
          !is_exclusive(mentions[i]) || !told_elsewhere(mentions[i].sentence)) {
        continue;
      }
      claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(i));
      mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(i));
    }
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
        std::vector<Claim> all = one_for_each_day(std::move(*claim), mention);
        std::move(steps.begin(), steps.end(), std::back_inserter(all));
        for (Claim& each : all) {
          mentions.push_back(mention);
          claims.push_back(std::move(each));
        }
      }
    }
    return claims;
  }

  // "Acme's royalty rises to 21% of sales": the share of the sales is the royalty, said once more
  // and without its sides.
  static bool is_repeated(const Claim& claim, std::size_t sentence,
                          const std::vector<Mention>& mentions, const std::vector<Claim>& claims) {
    if (!claim.is_term || claim.attributes.empty() || !claim.holder.empty() ||
        !claim.bound.empty()) {
      return false;
    }
    for (std::size_t i = claims.size(); i-- > 0 && mentions[i].sentence == sentence;) {
      if (claims[i].kind == claim.kind && claims[i].attributes == claim.attributes) return true;
    }
    return false;
  }

  // A table of old and new terms tells of a change, even where no word of the text does.
  void add_column_change(std::vector<Mention>& mentions, std::vector<Claim>& claims) const {
    const bool told = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return reading_.kind_of(mention).change > pack::Change::ended;
    });
    std::size_t header = reading_.sentences.size();
    bool before = false, after = false;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const Sentence& cell = reading_.sentences[mentions[i].sentence];
      if (!claims[i].is_term || cell.cell <= 0 || cell.label == 0) continue;
      before = before || claims[i].side == Side::before;
      if (claims[i].side != Side::after) continue;
      after = after || claims[i].effect != Effect::ends;  // else all of it was over then
      header = std::min(header, header_of(mentions[i].sentence));
    }
    if (told || !before || !after || header == reading_.sentences.size()) return;
    for (const Mention& mention : find_mentions(reading_, header)) {
      std::optional<Claim> claim = make_claim(reading_, mention);
      if (!claim || claim->times.empty() || claim->parties.empty()) continue;
      const auto at = std::find_if(mentions.begin(), mentions.end(),
                                   [&](const Mention& other) { return other.sentence > header; });
      claims.insert(claims.begin() + (at - mentions.begin()), std::move(*claim));
      mentions.insert(at, mention);
      return;
    }
  }
  // "We agreed that the exclusivity is suspended": what the two sides change, and no court or
  // ministry.
  bool is_agreed(const Mention& mention) const {
    const auto& clauses = reading_.grammars[mention.sentence].clauses;
    return std::any_of(clauses.begin(), clauses.end(), [&](const Clause& in) {
      return in.finite && !in.negated && is_cue(reading_.pack, "agrees", in.verb);
    });
  }

  // "From 1 January the licence is no longer exclusive", where no act is told: something was agreed
  // that has effect from then on.
  void add_dated_change(std::vector<Mention>& mentions, std::vector<Claim>& claims) const {
    const auto& frames = reading_.pack.frames;
    const auto implied = std::find_if(frames.begin(), frames.end(),
                                      [](const pack::Frame& frame) { return frame.implied; });
    const bool told = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return reading_.kind_of(mention).change != pack::Change::none;
    });
    if (told || implied == frames.end()) return;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const Claim& term = claims[i];
      const bool alters = term.effect == Effect::changes ||
                          (term.effect == Effect::suspends && is_agreed(mentions[i]));
      if (!term.is_term || !alters || term.modality != Modality::fact || term.holder.empty() ||
          term.bound.empty() || term.side == Side::before ||
          mentions[i].frame->echo) {  // "as of 1 January this becomes 6%": a step that was agreed
        continue;
      }
      const auto from = std::find_if(term.times.begin(), term.times.end(), [](const Time& time) {
        return time.role == Time::Role::from && time.when.bounds.earliest;
      });
      if (from == term.times.end()) continue;
      Claim change;
      change.kind = reading_.pack.kinds[implied->kind].id;
      change.parties = term.parties;
      change.times = {*from};
      change.quote = term.quote;
      change.rule = implied->rule;
      change.summary = summary_of(reading_, term.quote);
      Mention mention = mentions[i];
      mention.frame = &*implied;
      claims.insert(claims.begin() + static_cast<std::ptrdiff_t>(i), std::move(change));
      mentions.insert(mentions.begin() + static_cast<std::ptrdiff_t>(i), mention);
      return;
    }
  }

  // The head of a cell's column; behind the last sentence: it has none.
  std::size_t header_of(std::size_t cell) const {
    const auto& blocks = reading_.document.blocks;
    for (std::size_t s = cell; s-- > 0;) {
      const Sentence& head = reading_.sentences[s];
      if (blocks[head.block].kind == text::Block::Kind::table_header &&
          head.cell == reading_.sentences[cell].cell &&
          blocks[head.block].table == blocks[reading_.sentences[cell].block].table) {
        return s;
      }
    }
    return reading_.sentences.size();
  }

  // "renewed in 2013 and again in 2018": twice.
  std::vector<Claim> one_for_each_day(Claim claim, const Mention& mention) const {
    std::vector<Claim> all{std::move(claim)};
    std::vector<Time>& times = all[0].times;
    if (all[0].is_term || times.size() < 2) return all;
    const auto& tokens = reading_.sentences[mention.sentence].tokens;
    for (std::size_t t = 1; t < times.size(); ++t) {
      const Time &one = times[t - 1], &other = times[t];
      if (one.role != Time::Role::at || other.role != Time::Role::at) continue;
      const auto first = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.span.begin >= one.when.words.begin;
      });
      if (first != tokens.begin() && is_cue(reading_.pack, "of_both", std::prev(first)->word)) {
        continue;  // "between 2015 and 2018"
      }
      const auto within = [&](const Token& token) {
        return token.span.begin >= one.when.words.end && token.span.end <= other.when.words.begin;
      };
      const auto begin = std::find_if(tokens.begin(), tokens.end(), within);
      const auto end = std::find_if_not(begin, tokens.end(), within);
      if (end - begin > kBetweenDays || !find_cue(reading_.pack, "and_again", tokens,
                                                  static_cast<std::size_t>(begin - tokens.begin()),
                                                  static_cast<std::size_t>(end - tokens.begin()))) {
        continue;
      }
      all.push_back(all[0]);
      all.back().times.erase(all.back().times.begin() + static_cast<std::ptrdiff_t>(t - 1));
      all[0].times.erase(all[0].times.begin() + static_cast<std::ptrdiff_t>(t));
      return all;
    }
    return all;
  }

  // "those payments": of whom and to whom, the sentence before said.
  static void take_roles(Claim& claim, const std::vector<Claim>& before) {
    if (!claim.holder.empty() || !claim.bound.empty()) return;
    if (!claim.is_term && !claim.parties.empty()) return;
    for (auto other = before.rbegin(); other != before.rend(); ++other) {
      if (other->is_term != claim.is_term || other->kind != claim.kind) continue;
      claim.holder = other->holder;
      claim.bound = other->bound;
      claim.parties = other->parties;
      return;
    }
  }

  std::vector<int> parties_of_claim(const Claim& claim) const {
    std::vector<int> parties;
    for (int p = 0; p < static_cast<int>(reading_.parties.list.size()); ++p) {
      const std::string& name = reading_.parties.list[static_cast<std::size_t>(p)].name;
      if (std::count(claim.parties.begin(), claim.parties.end(), name) > 0) parties.push_back(p);
    }
    return parties;
  }

  // The most who made or changed an agreement together, the two that are named most among them.
  std::vector<int> all_who_agree(const std::vector<Claim>& claims) const {
    const std::vector<int>& main = reading_.parties.main;
    std::vector<int> all;
    for (const Claim& claim : claims) {
      if (claim.is_term || !reading_.pack.find_kind(claim.kind, false)->is_agreement) continue;
      std::vector<int> parties = parties_of_claim(claim);
      const bool of_main = std::all_of(main.begin(), main.end(),
                                       [&](int party) { return contains(parties, party); });
      if (of_main && parties.size() > all.size()) all = std::move(parties);
    }
    return all;
  }

  // The two parties with the most terms between them, if those are two terms at least.
  std::vector<int> most_bound(const std::vector<Claim>& claims) const {
    std::map<std::vector<int>, int> pairs;
    for (const Claim& claim : claims) {
      const bool change = !claim.is_term && claim.parties.size() == 2 &&
                          reading_.pack.find_kind(claim.kind, false)->change != pack::Change::none;
      if (!change && (!claim.is_term || claim.holder.empty() || claim.bound.empty())) continue;
      const std::vector<int> pair = parties_of_claim(claim);
      if (pair.size() == 2) pairs[pair] += change ? 2 : 1;
    }
    const auto most =
        std::max_element(pairs.begin(), pairs.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == pairs.end() || most->second < 2) return {};
    const auto named = pairs.find(reading_.parties.main);  // of equals, those named together most
    return named != pairs.end() && named->second == most->second ? named->first : most->first;
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
  // The sentences of each message, and who is spoken of in any.
  void prepare() {
    const text::Document& document = reading_.document;
    std::vector<Sentence> sentences = own_sentences(document, reading_.pack);
    for (Sentence& sentence : sentences) {
      mark_times(sentence, reading_.timexes);
      mark_amounts(sentence, document.text, reading_.pack);
      mark_phrases(sentence, reading_.pack);
      mark_meaning(sentence, reading_.pack);
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

  // "its obligation to pay" says what is paid only behind a sentence that did.
  static bool is_echo(const Mention& mention, const std::vector<Mention>& before) {
    for (auto other = before.rbegin(); other != before.rend(); ++other) {
      if (other->sentence + kEchoSentences < mention.sentence) return false;
      if (other->frame->kind == mention.frame->kind) return true;
    }
    return false;
  }

  // What a claim says, as one line: an event named again with nothing added, or a term claimed
  // twice by one sentence, says nothing new.
  static std::string gist(const Claim& claim) {
    std::string gist = claim.kind + '\n' + std::to_string(static_cast<int>(claim.modality));
    if (!claim.is_term) {
      if (!claim.times.empty() || !claim.amounts.empty()) return {};
      if (claim.modality == Modality::possible) return {};  // each gap is another
      for (const std::string& party : claim.parties) gist += '\n' + party;
      return gist;
    }
    gist += '\n' + std::to_string(claim.quote.begin) + '\n' + claim.holder + '\n' + claim.bound +
            '\n' + std::to_string(static_cast<int>(claim.effect)) +
            std::to_string(static_cast<int>(claim.side)) + std::to_string(claim.times.size());
    for (const auto& [name, value] : claim.attributes) gist += '\n' + name + '=' + value;
    return gist;
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
