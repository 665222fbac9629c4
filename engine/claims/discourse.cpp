// SPDX-License-Identifier: MIT
// What only the whole document tells: which event parts "before" from "after", and which is its
// news.
#include <algorithm>
#include <utility>

#include "claims/cues.h"
#include "claims/reading.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kLeadBlocks = 4;  // the title and the first paragraphs bring the news
constexpr date::days kNewsDays{45};     // what is older than the rest by so much is no news

class Discourse {
 public:
  Discourse(const Reading& reading, const std::vector<Mention>& mentions,
            std::vector<Claim>& claims)
      : reading_(reading), mentions_(mentions), claims_(claims) {}

  void run() {
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (kind(i).change != pack::Change::none && claims_[i].modality <= Modality::reported)
        changes_.push_back(i);
    }
    for (std::size_t i = 0; i < claims_.size(); ++i) date_like_before(i);
    for (std::size_t n = 1; n < changes_.size(); ++n) date_extension(changes_[n], changes_[n - 1]);
    find_main();
    if (main_) date_end(*main_);
    if (main_) date_change(*main_);
    if (main_) claims_[*main_].news = is_news(*main_);
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (claims_[i].is_term) place(i);
      if (tells_reach(i) && main_ && *main_ != i)
        claims_[i].change = of_main_parties(claims_[i]) ? main_ : act_before(i);
    }
  }

 private:
  const pack::Kind& kind(std::size_t i) const { return reading_.kind_of(mentions_[i]); }

  bool of_main_parties(const Claim& claim) const {
    if (reading_.parties.main.size() < 2) return true;
    return std::all_of(reading_.parties.main.begin(), reading_.parties.main.end(), [&](int party) {
      return party == reading_.parties.unnamed ||
             std::find(claim.parties.begin(), claim.parties.end(), reading_.party_name(party)) !=
                 claim.parties.end();
    });
  }

  // "From 1 May Acme pays 5%. The minimum rises at the same time": of the day told before it.
  void date_like_before(std::size_t i) {
    Claim& claim = claims_[i];
    const Sentence& sentence = reading_.sentences[mentions_[i].sentence];
    const bool turns = claim.effect == Effect::changes || claim.effect == Effect::starts ||
                       claim.effect == Effect::ends || claim.effect == Effect::suspends;
    if (!claim.is_term || !turns || !claim.times.empty() || i == 0 ||
        !find_cue(reading_.pack, "then_too", sentence.tokens)) {
      return;
    }
    for (std::size_t before = i; before-- > 0;) {
      const std::size_t there = mentions_[before].sentence;
      if (there == mentions_[i].sentence) continue;
      if (reading_.sentences[there].block != sentence.block || there + 1 < mentions_[i].sentence)
        return;
      for (const Time& time : claims_[before].times) {
        if (time.role != Time::Role::from && time.role != Time::Role::at) continue;
        claim.times.push_back(time);
        claim.times.back().role = Time::Role::from;
        return;
      }
    }
  }

  // "On 3 May they signed an amendment. The term is extended to 2030": by the amendment, on its
  // day.
  void date_extension(std::size_t i, std::size_t amendment) {
    constexpr std::size_t kSentencesOn = 2;
    if (kind(i).change != pack::Change::extended || !changes_terms(amendment) ||
        !of_same(i, amendment) ||
        mentions_[i].sentence > mentions_[amendment].sentence + kSentencesOn) {
      return;
    }
    const auto dates = [](const Time& time) {
      return time.role != Time::Role::until && time.role != Time::Role::by;
    };
    std::vector<Time>& own = claims_[i].times;
    if (std::any_of(own.begin(), own.end(), dates)) return;
    for (const Time& time : claims_[amendment].times) {
      if (time.role != Time::Role::at) continue;
      own.push_back(time);
      return;
    }
  }

  // "The contract runs until 2030", "was to expire in 2026": no act of its own.
  bool tells_reach(std::size_t i) const {
    const Claim& claim = claims_[i];
    if (claim.times.empty() || kind(i).pause != pack::Pause::none) return false;
    if (!claim.is_term && claim.effect == Effect::holds) return true;
    if (claim.modality == Modality::planned) return kind(i).change == pack::Change::ended;
    if (kind(i).change != pack::Change::made) return false;  // "extended until 2030" is an act
    return std::all_of(claim.times.begin(), claim.times.end(), [](const Time& time) {
      return time.role == Time::Role::from || time.role == Time::Role::until ||
             time.role == Time::Role::within;
    });
  }

  // Of others than the main parties: the last act of theirs that was told before.
  std::optional<std::size_t> act_before(std::size_t i) const {
    for (auto at = std::lower_bound(changes_.begin(), changes_.end(), i); at != changes_.begin();) {
      if (claims_[*--at].parties == claims_[i].parties && !tells_reach(*at)) return *at;
    }
    return std::nullopt;
  }

  // The change with the most weight (an amendment more than a making); of equals the first.
  void find_main() {
    for (const std::size_t i : changes_) {
      if (!of_main_parties(claims_[i]) || tells_reach(i)) continue;
      if (!main_ || weight(i) > weight(*main_)) main_ = i;
    }
  }

  // What is told as past weighs less; of that, an end least: it is what came before all this.
  std::pair<bool, pack::Change> weight(std::size_t i) const {
    const bool background = claims_[i].side == Side::before;
    const bool over = background && kind(i).change == pack::Change::ended;
    return {!background, over ? pack::Change::none : kind(i).change};
  }

  // "Acme has ended the deal. The termination takes effect on 29 December": that is its day.
  void date_end(std::size_t main) {
    if (kind(main).change != pack::Change::ended || !claims_[main].times.empty()) return;
    for (std::size_t i = main + 1; i < claims_.size(); ++i) {  // "It ends on 30 September"
      const Claim& run = claims_[i];
      const bool tells = !run.is_term && run.effect == Effect::holds &&
                         run.parties == claims_[main].parties && run.times.size() == 1 &&
                         kind(i).change == pack::Change::ended && run.modality == Modality::fact;
      if (!tells) continue;
      claims_[main].times = run.times;
      claims_[main].times.front().role = Time::Role::at;
      return;
    }
    for (std::size_t i = main + 1; i < claims_.size(); ++i) {
      if (&kind(i) != &kind(main) || !mentions_[i].frame->echo || claims_[i].times.empty() ||
          claims_[i].parties != claims_[main].parties) {
        continue;
      }
      claims_[i].modality = Modality::fact;
      main_ = i;
      return;
    }
  }

  // "Acme and Beta rewrite their pact. They signed a protocol on Friday that ...", "extend their
  // deal ... The new contract was signed on Thursday": the signing is that of the change the
  // document brings.
  void date_change(std::size_t main) {
    if (!changes_terms(main)) return;
    const auto told = std::find_if(changes_.begin(), changes_.end(), [&](std::size_t i) {
      return changes_terms(i) && !mentions_[i].frame->label && of_same(i, main) && !has_day(i) &&
             is_news(i);
    });
    if (told == changes_.end()) return;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (i == *told || kind(i).change == pack::Change::none || !of_same(i, main) || !in_lead(i))
        continue;
      const bool signs = kind(i).change == pack::Change::made && !mentions_[i].frame->verbs.empty();
      const bool lately =
          std::any_of(claims_[i].times.begin(), claims_[i].times.end(), [](const Time& time) {
            return time.role == Time::Role::at && time.when.origin == timex::Origin::resolved;
          });
      if (lately && in_title(*told) && changes_terms(i)) {  // the lead tells what the title does
        claims_[*told].kind = claims_[i].kind;
        return;
      }
      if (!lately || !(signs || (changes_terms(i) && mentions_[i].frame->verbs.empty()))) continue;
      claims_[i].kind = claims_[*told].kind;
      claims_[i].side = Side::unspecified;
      std::vector<Time>& days = claims_[*told].times;
      days.erase(std::remove_if(days.begin(), days.end(),
                                [](const Time& time) { return time.role == Time::Role::at; }),
                 days.end());
      return;
    }
  }
  bool changes_terms(std::size_t i) const {
    return kind(i).change == pack::Change::amended || kind(i).change == pack::Change::extended;
  }
  bool in_title(std::size_t i) const {
    return reading_.document.title.covers(reading_.sentences[mentions_[i].sentence].span);
  }
  bool of_same(std::size_t i, std::size_t other) const {
    const std::vector<std::string>&one = claims_[i].parties, &two = claims_[other].parties;
    return one.size() == two.size() && std::is_permutation(one.begin(), one.end(), two.begin());
  }
  // A day of its own, and not only that of the dateline.
  bool has_day(std::size_t i) const {
    const auto& tokens = reading_.sentences[mentions_[i].sentence].tokens;
    const std::size_t own = behind_dateline(reading_, tokens);
    return std::any_of(claims_[i].times.begin(), claims_[i].times.end(), [&](const Time& time) {
      return time.role == Time::Role::at && time.when.words.begin >= tokens[own].span.begin;
    });
  }

  // Does the document tell of what happened well after claim i? Then that was no news any more.
  bool tells_later(std::size_t i) const {
    const auto day_of = [](const Claim& claim) -> std::optional<date::sys_days> {
      for (const Time& time : claim.times) {
        if (time.role == Time::Role::at && !time.anchor && time.when.bounds.latest)
          return time.when.bounds.earliest;
      }
      return std::nullopt;
    };
    const auto day = day_of(claims_[i]);
    return day && std::any_of(claims_.begin(), claims_.end(), [&](const Claim& claim) {
             if (claim.is_term || claim.modality != Modality::fact) return false;
             const auto later = day_of(claim);
             return later && *later > *day + kNewsDays;
           });
  }

  bool in_lead(std::size_t i) const {
    const std::size_t block = reading_.sentences[mentions_[i].sentence].block;
    const text::Document& document = reading_.document;
    const int message = document.blocks[block].message;
    std::size_t content = 0;
    for (std::size_t b = message > 0 ? document.messages[static_cast<std::size_t>(message)].block
                                     : 0;
         b < block && content < kLeadBlocks; ++b) {
      const text::Block& before = document.blocks[b];
      if (before.kind != text::Block::Kind::meta && before.message == message) ++content;
    }
    return content < kLeadBlocks;
  }
  bool is_news(std::size_t i) const {
    if (!in_lead(i) || claims_[i].side == Side::before || tells_later(i)) return false;
    // "the 2019 deal": a year by itself names an old story.
    return std::all_of(claims_[i].times.begin(), claims_[i].times.end(), [](const Time& time) {
      return time.when.type == timex::Type::duration || time.when.origin != timex::Origin::stated ||
             time.when.value.size() >= 10;
    });
  }

  // A term's change: one named in its own sentence, else in its paragraph before it, else the main
  // one.
  void place(std::size_t i) {
    Claim& claim = claims_[i];
    std::optional<std::size_t> change;
    const std::size_t sentence = mentions_[i].sentence;
    const auto first =
        std::lower_bound(changes_.begin(), changes_.end(), sentence,
                         [&](std::size_t c, std::size_t at) { return mentions_[c].sentence < at; });
    for (auto at = first; at != changes_.end() && mentions_[*at].sentence == sentence; ++at) {
      const std::size_t c = *at;
      if (only_names_old(c, claim)) continue;
      if (shares_parties(claims_[c], claim) &&
          (claims_[c].side != Side::before || claim.effect == Effect::starts || !main_ ||
           is_under(c))) {
        change = c;
        if (claim.side == Side::before && is_under(c)) claim.side = Side::after;
        break;
      }
    }
    if (!change && lies_ahead_of_all(i)) {
      claim.modality = std::max(claim.modality, Modality::planned);
      return;
    }
    if (!change && first != changes_.begin() && was_made_by(*(first - 1), i)) change = *(first - 1);
    if (!change) change = main_;
    // "It made Acme the sole supplier": what started did so with the agreement, not with its end.
    if (change && claim.effect == Effect::starts && kind(*change).change == pack::Change::ended) {
      for (auto at = first; at != changes_.begin();) {
        if (kind(*--at).change != pack::Change::made || !shares_parties(claims_[*at], claim))
          continue;
        change = *at;
        break;
      }
    }
    if (change && claim.effect == Effect::starts && was_there_before(i, *change)) {
      if (!claim.times.empty()) return;
      claim.effect = Effect::holds;
      claim.side = Side::before;
    }
    if (!change || !shares_parties(claims_[*change], claim)) {
      // Without a change nothing starts: it holds when the document is written.
      if (claim.effect == Effect::starts && claim.times.empty()) claim.effect = Effect::holds;
      return;
    }
    if (claim.effect == Effect::holds && claim.side == Side::unspecified) {
      const date::days own{kind(*change).change == pack::Change::ended ? 1 : 0};  // the last day
      const bool is_old = is_over_by(claim, claims_[*change], own) || is_what_it_alters(i, *change);
      claim.side = is_old ? Side::before : Side::after;
    }
    // "It was signed in 2015 and ran out in 2018. Acme paid EUR 4 million a year": under it, and
    // not before.
    if (claim.side == Side::before && kind(*change).change == pack::Change::made &&
        claims_[*change].side == Side::before && mentions_[*change].sentence < sentence &&
        !find_cue(reading_.pack, "before", reading_.sentences[sentence].tokens)) {
      claim.side = Side::after;
    }
    claim.change = change;
  }

  // "Acme pays 6%. On 1 March they amended the contract: the royalty rises to 8%".
  bool is_what_it_alters(std::size_t i, std::size_t change) const {
    const pack::Change act = kind(change).change;
    return act != pack::Change::made && act != pack::Change::ended &&
           mentions_[change].sentence != mentions_[i].sentence && gives_way(claims_, i);
  }

  // "Acme granted Beta a licence [in 2018]. The contract ended in 2024": what was ended had begun.
  bool was_there_before(std::size_t i, std::size_t end) const {
    if (kind(end).change != pack::Change::ended) return false;
    const Claim& claim = claims_[i];
    const Mention& mention = mentions_[i];
    const auto begin_of = [](const Claim& of) -> std::optional<date::sys_days> {
      for (const Time& time : of.times) {
        if (time.role == Time::Role::at || time.role == Time::Role::from)
          return time.when.bounds.latest;
      }
      return std::nullopt;
    };
    const auto began = begin_of(claim), ended = begin_of(claims_[end]);
    if (began && ended) return *began < *ended;
    if (!claim.times.empty() || mention.sentence >= mentions_[end].sentence || mention.clause < 0)
      return false;
    const Grammar& grammar = reading_.grammars[mention.sentence];
    return grammar.clauses[static_cast<std::size_t>(mention.clause)].tense == Tense::past;
  }

  // "They signed the contract on 1 May 2015. Acme grants Beta a licence. In 2020 they extended it":
  // by the act told last, in the same paragraph.
  bool was_made_by(std::size_t act, std::size_t i) const {
    const Claim& claim = claims_[i];
    const auto block_of = [&](std::size_t c) {
      return reading_.sentences[mentions_[c].sentence].block;
    };
    const bool dated = std::any_of(
        claims_[act].times.begin(), claims_[act].times.end(),
        [](const Time& time) { return time.role == Time::Role::at && time.when.bounds.latest; });
    return kind(act).change == pack::Change::made && !mentions_[act].frame->verbs.empty() &&
           dated && block_of(act) == block_of(i) && shares_parties(claims_[act], claim) &&
           (claim.effect == Effect::starts || claim.effect == Effect::holds) &&
           claim.side == Side::unspecified && main_ && *main_ > i;
  }

  // "Exclusive until 30 June", of a change that takes effect in July: it stood before.
  static bool is_over_by(const Claim& term, const Claim& change, date::days own) {
    for (const Time& until : term.times) {
      if (until.role != Time::Role::until && until.role != Time::Role::within) continue;
      for (const Time& day : change.times) {
        const bool starts = day.role == Time::Role::at || day.role == Time::Role::from;
        if (starts && until.when.bounds.latest && day.when.bounds.earliest &&
            *until.when.bounds.latest < *day.when.bounds.earliest + own) {
          return true;
        }
      }
    }
    return false;
  }

  // "Under the 2011 amendment Acme guaranteed a minimum": told as past, and the change's own doing.
  bool is_under(std::size_t c) const {
    const Mention& mention = mentions_[c];
    if (kind(c).change <= pack::Change::ended || mention.chunk < 1) return false;
    const auto& chunks = reading_.grammars[mention.sentence].chunks;
    const Chunk& before = chunks[static_cast<std::size_t>(mention.chunk) - 1];
    return before.kind == Chunk::Kind::preposition &&
           is_cue(reading_.pack, "under_change",
                  reading_.sentences[mention.sentence].tokens[before.begin].word);
  }

  // "It will also drop the commission", where no change is news: on a day that is not said.
  bool lies_ahead_of_all(std::size_t i) const {
    const Claim& claim = claims_[i];
    const Mention& mention = mentions_[i];
    if (main_ && claims_[*main_].side != Side::before) return false;
    const bool alters = claim.effect == Effect::changes || claim.effect == Effect::ends ||
                        claim.effect == Effect::starts;
    if (!alters || !claim.times.empty() || mention.clause < 0) return false;
    const Grammar& grammar = reading_.grammars[mention.sentence];
    const Clause& in = grammar.clauses[static_cast<std::size_t>(mention.clause)];
    const auto control = reading_.pack.controls.find(in.modal);  // but "can", "is to"
    const bool will = in.modal != pack::kUnknown && control == reading_.pack.controls.end();
    return in.finite && will && !in.no_longer && claim.side != Side::after;
  }

  // "Up from 7% under the 2015 contract": what changes a term is the document's change, and no
  // making of long ago.
  bool only_names_old(std::size_t c, const Claim& claim) const {
    const bool alters = claim.effect == Effect::changes || claim.effect == Effect::ends ||
                        claim.effect == Effect::continues;
    return alters && main_ && kind(c).change == pack::Change::made &&
           kind(*main_).change > pack::Change::made;
  }

  static bool shares_parties(const Claim& event, const Claim& term) {
    return std::all_of(term.parties.begin(), term.parties.end(), [&](const std::string& party) {
      return std::find(event.parties.begin(), event.parties.end(), party) != event.parties.end();
    });
  }

  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  std::vector<Claim>& claims_;
  std::vector<std::size_t> changes_;
  std::optional<std::size_t> main_;
};

}  // namespace

void place_in_document(const Reading& reading, const std::vector<Mention>& mentions,
                       std::vector<Claim>& claims) {
  anchor_times(reading, mentions, claims);
  Discourse(reading, mentions, claims).run();
}

}  // namespace inforce::claims
