// SPDX-License-Identifier: MIT
#include "claims/from_document.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/prepare.h"
#include "claims/reading.h"
#include "claims/relate_parties.h"
#include "claims/rows.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kSummaryChars = 160;
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
    if (const std::vector<int> bound = most_bound(claims);
        bound.size() == 2 && bound != reading_.parties.main) {
      reading_.parties.main = bound;
      mentions.clear();
      claims = read(mentions);
    }
    add_column_change(mentions, claims);
    add_dated_change(mentions, claims);
    place_in_document(reading_, mentions, claims);
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
        std::optional<Claim> claim = make_claim(mention);
        if (!claim) continue;
        if (mention.frame->echo || mention.taken_up) take_roles(*claim, claims);
        if (const std::string said = gist(*claim); !said.empty() && !told.insert(said).second)
          continue;
        std::vector<Claim> steps = take_steps(reading_, mention, *claim);
        if (steps.empty()) steps = take_course(reading_, mention, *claim);
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
      std::optional<Claim> claim = make_claim(mention);
      if (!claim || claim->times.empty() || claim->parties.empty()) continue;
      const auto at = std::find_if(mentions.begin(), mentions.end(),
                                   [&](const Mention& other) { return other.sentence > header; });
      claims.insert(claims.begin() + (at - mentions.begin()), std::move(*claim));
      mentions.insert(at, mention);
      return;
    }
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
      if (!term.is_term || term.effect != Effect::changes || term.modality != Modality::fact ||
          term.holder.empty() || term.bound.empty() || term.side == Side::before ||
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
      change.summary = summary_of(term.quote);
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

  // The two parties with the most terms between them, if those are two terms at least.
  std::vector<int> most_bound(const std::vector<Claim>& claims) const {
    std::map<std::vector<int>, int> pairs;
    for (const Claim& claim : claims) {
      const bool change = !claim.is_term && claim.parties.size() == 2 &&
                          reading_.pack.find_kind(claim.kind, false)->change >= pack::Change::ended;
      if (!change && (!claim.is_term || claim.holder.empty() || claim.bound.empty())) continue;
      std::vector<int> pair;
      for (int p = 0; p < static_cast<int>(reading_.parties.list.size()); ++p) {
        const std::string& name = reading_.parties.list[static_cast<std::size_t>(p)].name;
        const bool takes_part = std::count(claim.parties.begin(), claim.parties.end(), name) > 0;
        if (takes_part) pair.push_back(p);
      }
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

  std::vector<std::string> names(const std::vector<int>& parties) const {
    std::vector<std::string> list;
    for (const int party : parties) {
      if (std::string name = reading_.party_name(party); !name.empty()) list.push_back(name);
    }
    return list;
  }

  std::optional<Claim> make_claim(const Mention& mention) const {
    const pack::Kind& kind = reading_.kind_of(mention);
    if (kind.is_gap) return gap(mention);
    const Roles roles = find_roles(reading_, mention);
    const Standing standing = find_standing(reading_, mention);
    if (!standing.stated) return std::nullopt;
    const bool quoted = reading_.document.blocks[reading_.sentences[mention.sentence].block].kind ==
                        text::Block::Kind::quote;
    if (quoted && standing.modality == Modality::possible) return std::nullopt;  // a reader's guess
    Claim claim;
    claim.is_term = kind.is_term;
    claim.kind = kind.id;
    const bool tells_end = mention.frame->times == pack::Frame::Times::end;
    claim.effect = kind.is_term ? standing.effect : tells_end ? Effect::holds : Effect::happens;
    claim.side = standing.side;
    claim.modality = standing.modality;
    claim.asserted_by = standing.asserted_by;
    claim.rule = mention.frame->rule;
    claim.times = find_times(reading_, mention, standing);
    claim.quote = quote_of(mention, claim.times);
    if (!has_wanted_time(*mention.frame, claim)) return std::nullopt;
    if (mention.taken_up && claim.times.empty()) return std::nullopt;  // "it remains a club"
    if (kind.is_term) {
      if (roles.holders.size() == 1) claim.holder = reading_.party_name(roles.holders[0]);
      if (roles.bounds.size() == 1) claim.bound = reading_.party_name(roles.bounds[0]);
      if (mention.frame->needs_two && (roles.holders.size() != 1 || roles.bounds.size() != 1))
        return std::nullopt;
      claim.condition = standing.condition;
      if (!claim.holder.empty() && !claim.bound.empty()) {
        claim.parties = {claim.holder, claim.bound};
      } else {
        claim.parties = names(roles.parties.empty() ? reading_.parties.main : roles.parties);
      }
      find_attributes(reading_, mention, standing, claim);
      for (const std::string& required : kind.required_attributes) {
        if (claim.attributes.count(required) == 0) return std::nullopt;
      }
      find_amounts(reading_, mention, claim);
      // "Exclusivity." in front of an item, "beats exclusivity": words, and nothing said of a term.
      const bool plain = claim.attributes.empty() && claim.times.empty();
      const bool nobody = roles.holders.empty() && roles.bounds.empty() && !kind.roles.empty();
      const bool idle =
          mention.clause < 0 || claim.effect == Effect::holds || claim.effect == Effect::changes;
      const bool labels_row = mention.begin < reading_.sentences[mention.sentence].label;
      const bool prose =
          reading_.document.blocks[reading_.sentences[mention.sentence].block].kind ==
          text::Block::Kind::paragraph;
      if (plain && ((nobody && idle && !labels_row) ||
                    (prose && mention.clause < 0 && claim.effect == Effect::holds))) {
        return std::nullopt;
      }
    } else {
      find_amounts(reading_, mention, claim);
      claim.parties = names(event_parties(mention, roles));
      const bool counts = is_counted_from(reading_, mention);
      if (mention.frame->needs_two && claim.parties.size() < 2 && !counts) return std::nullopt;
      const bool undated = claim.times.empty() && claim.amounts.empty();
      if (undated && claim.modality == Modality::possible) return std::nullopt;  // an opinion
      // The old end, in a column of old terms, is no end any more.
      if (mention.frame->label && (undated || claim.side == Side::before)) return std::nullopt;
      const bool is_act = kind.is_agreement && !mention.frame->verbs.empty();
      if (undated && claim.parties.empty() && !is_act) return std::nullopt;
      if (undated && mention.frame->verbs.empty() && kind.is_agreement &&
          kind.change <= pack::Change::made && !counts) {
        return std::nullopt;  // an agreement that is only named
      }
      claim.summary = summary_of(claim.quote);
      if (standing.runs && (standing.moved || standing.side != Side::before)) tell_run(claim);
    }
    return claim;
  }

  // "The contract will end on 31 October" says as much as "runs until then".
  void tell_run(Claim& claim) const {
    const auto& kinds = reading_.pack.kinds;
    const auto made = std::find_if(kinds.begin(), kinds.end(), [](const pack::Kind& kind) {
      return kind.change == pack::Change::made;
    });
    if (made == kinds.end()) return;
    claim.kind = made->id;
    claim.effect = Effect::holds;
    claim.modality = claim.asserted_by.empty() ? Modality::fact : Modality::reported;
    for (Time& time : claim.times) {
      if (time.role == Time::Role::at) time.role = Time::Role::within;
    }
  }

  // "The fee was not disclosed": nothing that happened, but worth a reader's knowing.
  Claim gap(const Mention& mention) const {
    Claim claim;
    claim.kind = reading_.kind_of(mention).id;
    claim.modality = Modality::possible;
    claim.parties = names(reading_.parties.main);
    claim.rule = mention.frame->rule;
    claim.quote = quote_of(mention, {});
    claim.summary = summary_of(claim.quote);
    return claim;
  }

  // Does the sentence name parties, and none of the main ones?
  bool names_others_only(std::size_t s) const {
    bool others = false;
    const std::vector<int>& main = reading_.parties.main;
    for (const Token& token : reading_.sentences[s].tokens) {
      if (token.party < 0) continue;
      if (std::find(main.begin(), main.end(), token.party) != main.end()) return false;
      others = true;
    }
    return others;
  }

  // "The board has signed with Acme instead": in a text of our own, and of no other party.
  bool speaks_of_us(std::size_t s) const {
    const auto& tokens = reading_.sentences[s].tokens;
    return std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) {
             return token.party >= 0 && std::count(reading_.parties.main.begin(),
                                                   reading_.parties.main.end(), token.party) > 0;
           }) == 0;
  }

  // The one party the sentence names beside the main ones; -1: none, or several.
  int only_other(std::size_t s) const {
    int only = -1;
    const std::vector<int>& main = reading_.parties.main;
    for (const Token& token : reading_.sentences[s].tokens) {
      if (token.party < 0 || token.party == only ||
          std::find(main.begin(), main.end(), token.party) != main.end()) {
        continue;
      }
      if (only >= 0) return -1;
      only = token.party;
    }
    return only;
  }

  // "The deal runs", "takes effect": without its time it says nothing.
  static bool has_wanted_time(const pack::Frame& frame, const Claim& claim) {
    using Times = pack::Frame::Times;
    if (frame.times == Times::any) return true;
    return std::any_of(claim.times.begin(), claim.times.end(), [&](const Time& time) {
      if (frame.times == Times::start) return time.role == Time::Role::from;
      return time.role == Time::Role::until || time.role == Time::Role::within;
    });
  }

  // An event of one party of a kind that takes two has a main party on its other side: the one that
  // the text spoke of last. Without any, it is the main parties' own.
  std::vector<int> event_parties(const Mention& mention, const Roles& roles) const {
    const pack::Kind& kind = reading_.kind_of(mention);
    std::vector<int> parties = roles.parties;
    const std::vector<int>& main = reading_.parties.main;
    if (mention.frame->label && !parties.empty()) return parties;
    if (!kind.is_agreement || main.size() < 2) return parties;
    if (parties.empty()) return names_others_only(mention.sentence) ? parties : main;
    if (parties.size() == 1) {
      const int only = parties[0];
      if (std::find(main.begin(), main.end(), only) != main.end()) {
        if (const int other = only_other(mention.sentence);
            other >= 0 && kind.change == pack::Change::made) {
          return {only, other};
        }
        return kind.change != pack::Change::none ? main : parties;
      }
      if (const int author = reading_.parties.author;
          author >= 0 && author != only && speaks_of_us(mention.sentence)) {
        return {only, author};
      }
      if (is_counted_from(reading_, mention)) return parties;  // "after the Acme deal": of whomever
      const std::size_t block = reading_.sentences[mention.sentence].block;
      for (std::size_t s = mention.sentence + 1; s-- > 0;) {
        if (reading_.sentences[s].block != block) break;  // "Gamma extends its lease": with whom?
        const auto& tokens = reading_.sentences[s].tokens;
        for (std::size_t i = s == mention.sentence ? mention.begin : tokens.size(); i-- > 0;) {
          const int party = tokens[i].party;
          if (party >= 0 && std::find(main.begin(), main.end(), party) != main.end())
            return {only, party};
        }
      }
    }
    return parties;
  }

  // The sentence; without a dateline, unless that gives the claim its day.
  Span quote_of(const Mention& mention, const std::vector<Time>& times) const {
    const Sentence& sentence = reading_.sentences[mention.sentence];
    const std::size_t own = behind_dateline(reading_, sentence.tokens);
    if (own == 0) return sentence.span;
    const std::uint32_t begin = sentence.tokens[own].span.begin;
    const bool dates = std::any_of(times.begin(), times.end(),
                                   [&](const Time& time) { return time.when.words.begin < begin; });
    return dates ? sentence.span : Span{std::max(begin, sentence.span.begin), sentence.span.end};
  }

  std::string summary_of(Span quote) const {
    std::string summary = one_line(reading_.words(quote));
    if (summary.size() <= kSummaryChars) return summary;
    std::size_t cut = summary.rfind(' ', kSummaryChars);
    if (cut == std::string::npos) cut = kSummaryChars;
    while (cut > 0 && (static_cast<unsigned char>(summary[cut]) & 0xC0) == 0x80) --cut;
    return summary.substr(0, cut) + " …";
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
