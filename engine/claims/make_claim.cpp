// SPDX-License-Identifier: MIT
#include "claims/make_claim.h"

#include <algorithm>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/descriptors.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kSummaryChars = 160;

class Maker {
 public:
  explicit Maker(const Reading& reading) : reading_(reading) {}

  std::optional<Claim> run(const Mention& mention) const {
    const pack::Kind& kind = reading_.kind_of(mention);
    if (kind.is_gap) return gap(mention);
    const Roles roles = find_roles(reading_, mention);
    if (kind.is_term && roles.with_outsider) return std::nullopt;
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
    if (claim.effect == Effect::ends && tells_course(claim.times) &&
        !handover_of(reading_, mention)) {
      claim.effect = Effect::holds;
    }
    if (claim.effect == Effect::ends && standing.denied) tell_gap(claim);
    claim.quote = quote_of(mention, claim.times);
    if (!has_wanted_time(*mention.frame, claim)) return std::nullopt;
    if (kind.is_term) {
      if (roles.holders.size() == 1) claim.holder = reading_.party_name(roles.holders[0]);
      if (roles.bounds.size() == 1) claim.bound = reading_.party_name(roles.bounds[0]);
      if (mention.frame->needs_two && (roles.holders.size() != 1 || roles.bounds.size() != 1))
        return std::nullopt;
      claim.condition = standing.condition;
      if (!claim.holder.empty() && !claim.bound.empty()) {
        claim.parties = {claim.holder, claim.bound};
      } else {
        // "Gamma moved its tickets to a rival under an exclusive contract": not the main ones' own.
        const bool nobody = claim.holder.empty() && claim.bound.empty() && roles.parties.empty();
        if (nobody && !kind.roles.empty() && !reading_.parties.main.empty() &&
            names_others_only(mention)) {
          return std::nullopt;
        }
        claim.parties = names(roles.parties.empty() ? main_with(roles) : roles.parties);
      }
      find_attributes(reading_, mention, standing, claim);
      if (auto year = find_counted_year(reading_, mention); year && claim.times.empty()) {
        claim.times.push_back(std::move(*year));
        if (claim.effect == Effect::changes) claim.effect = Effect::steps;
      }
      if (mention.taken_up && claim.times.empty() && claim.attributes.empty())
        return std::nullopt;  // "it remains a club"
      // "In the first year it was 30 million": whenever that began.
      if (mention.taken_up && claim.times.empty() &&
          find_cue(reading_.pack, "some_year", reading_.sentences[mention.sentence].tokens)) {
        return std::nullopt;
      }
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
      if (kind.is_agreement && roles.parties.empty() && is_somebody_elses(mention))
        return std::nullopt;
      std::vector<int> parties = event_parties(mention, roles);
      if (kind.is_agreement) parties = with_listed(std::move(parties), mention.sentence);
      claim.parties = names(parties);
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
      if (kind.change > pack::Change::made && claim.parties.empty() && !claim.times.empty())
        claim.parties = names(only_party());
      claim.summary = summary_of(reading_, claim.quote);
      if (standing.runs && (standing.moved || standing.side != Side::before)) tell_run(claim);
    }
    return claim;
  }

 private:
  std::vector<std::string> names(const std::vector<int>& parties) const {
    std::vector<std::string> list;
    for (const int party : parties) {
      if (std::string name = reading_.party_name(party); !name.empty()) list.push_back(name);
    }
    return list;
  }

  // "The licence became non-exclusive on 1 March 2026 and ends in 2030": the first day is not its
  // end's.
  static bool tells_course(const std::vector<Time>& times) {
    const auto has = [&](Time::Role role) {
      return std::any_of(times.begin(), times.end(), [&](const Time& t) { return t.role == role; });
    };
    return has(Time::Role::from) && has(Time::Role::within);
  }

  // "No royalty is payable from 1 February until 31 December": it pauses. "... until 1 April": it
  // begins then, or on the day behind.
  static void tell_gap(Claim& claim) {
    const auto of = [&](Time::Role role) {
      return std::find_if(claim.times.begin(), claim.times.end(),
                          [&](const Time& time) { return time.role == role; });
    };
    const auto none = claim.times.end();
    if (const auto before = of(Time::Role::by);
        before != none && before->when.bounds.earliest && claim.times.size() == 1) {
      claim.effect = Effect::starts;  // "need not pay before 2020"
      *before = on_day(before->when, Time::Role::from, *before->when.bounds.earliest);
      return;
    }
    const auto until = of(Time::Role::until);
    if (until == none || of(Time::Role::within) != none) return;
    if (of(Time::Role::from) != none) {
      claim.effect = Effect::suspends;
    } else if (until->when.bounds.earliest && until->when.bounds.latest && !until->anchor) {
      claim.effect = Effect::starts;
      until->role = Time::Role::from;
      until->when.bounds.latest = *until->when.bounds.latest + date::days{1};
      until->when.edtf = edtf::between(until->when.bounds).text;
    }
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
    claim.summary = summary_of(reading_, claim.quote);
    return claim;
  }

  // The main ones, unless the only side that is told is none of them.
  std::vector<int> main_with(const Roles& roles) const {
    const std::vector<int>& main = reading_.parties.main;
    const std::vector<int>& told = roles.holders.empty() ? roles.bounds : roles.holders;
    const bool other = told.size() == 1 && !main.empty() &&
                       std::find(main.begin(), main.end(), told[0]) == main.end();
    return other ? told : main;
  }

  // Does the sentence name parties, and none of the main ones? But "it ended when Gamma came in".
  bool names_others_only(const Mention& mention) const {
    const auto& tokens = reading_.sentences[mention.sentence].tokens;
    const Grammar& grammar = reading_.grammars[mention.sentence];
    const std::vector<int>& main = reading_.parties.main;
    const auto beside = [&](std::uint16_t segment) {
      return segment != grammar.segment[mention.begin] &&
             std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& in) {
               const Chunk& verb = grammar.chunks[static_cast<std::size_t>(in.verb_chunk)];
               return in.finite && in.subordinator != pack::kUnknown &&
                      grammar.segment[verb.begin] == segment;
             });
    };
    bool others = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].party < 0) continue;
      if (std::find(main.begin(), main.end(), tokens[i].party) != main.end()) return false;
      others = others || !beside(grammar.segment[i]);
    }
    return others;
  }

  // "Buys from Gamma under a contract that runs out in May"; empty: the sentence names several.
  std::vector<int> only_named(std::size_t s) const {
    int only = -1;
    for (const Token& token : reading_.sentences[s].tokens) {
      if (token.party < 0 || token.party == only) continue;
      if (only >= 0) return {};
      only = token.party;
    }
    return only < 0 ? std::vector<int>{} : std::vector<int>{only};
  }

  // "The hockey club's lease ran out": that of somebody the text has no name for.
  bool is_somebody_elses(const Mention& mention) const {
    const auto& tokens = reading_.sentences[mention.sentence].tokens;
    const Grammar& grammar = reading_.grammars[mention.sentence];
    const auto& chunks = grammar.chunks;
    int paper = mention.chunk;
    if (paper < 0 && mention.clause >= 0) {
      const Clause& in = grammar.clauses[static_cast<std::size_t>(mention.clause)];
      paper = in.subjects.empty() ? -1 : in.subjects.front();
    }
    if (paper < 0) return false;
    const int owner = chunks[static_cast<std::size_t>(paper)].owner;
    if (owner < 0) return false;
    const Chunk& who = chunks[static_cast<std::size_t>(owner)];
    return who.end - who.begin > 2 && tokens[who.head].party < 0 &&
           is_reference(reading_.pack, tokens[who.head].word) &&
           tokens[who.head - 1].tag == Tag::noun;
  }

  // "The board has signed with Acme instead": in a text of our own, and of no other party.
  bool speaks_of_us(std::size_t s) const {
    const auto& tokens = reading_.sentences[s].tokens;
    return std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) {
             return token.party >= 0 && std::count(reading_.parties.main.begin(),
                                                   reading_.parties.main.end(), token.party) > 0;
           }) == 0;
  }

  bool names(std::size_t s, int party) const {
    const auto& tokens = reading_.sentences[s].tokens;
    return std::any_of(tokens.begin(), tokens.end(),
                       [&](const Token& token) { return token.party == party; });
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

  // "Gamma runs Acme's shop under [a contract] signed in May": none that was spoken of before.
  bool is_one_more(const Mention& mention) const {
    if (mention.chunk < 0) return false;
    const Chunk& paper =
        reading_.grammars[mention.sentence].chunks[static_cast<std::size_t>(mention.chunk)];
    return is_cue(reading_.pack, "indefinite",
                  reading_.sentences[mention.sentence].tokens[paper.begin].word);
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

  // "Acme gave notice on 3 May. The contract will end in July": of a text that names one party.
  std::vector<int> only_party() const {
    std::vector<int> named;
    const auto& list = reading_.parties.list;
    for (std::size_t p = 0; p < list.size(); ++p) {
      if (list[p].mentions > 0) named.push_back(static_cast<int>(p));
    }
    return named.size() == 1 ? named : std::vector<int>{};
  }

  // "Is a party, together with Beta and Gamma, to": who is listed with one of them is one, too.
  std::vector<int> with_listed(std::vector<int> parties, std::size_t s) const {
    const auto& tokens = reading_.sentences[s].tokens;
    if (!find_cue(reading_.pack, "together", tokens)) return parties;
    int last = -1;
    for (const Token& token : tokens) {
      if (token.party >= 0) {
        if (last >= 0 && contains(parties, last) && !contains(parties, token.party))
          parties.push_back(token.party);
        last = token.party;
      } else if (token.tag != Tag::conjunction && token.tag != Tag::comma &&
                 token.tag != Tag::mark && !token.capital) {  // "Acme AS and Beta"
        last = -1;
      }
    }
    return parties;
  }

  // "Acme ended its sponsorship of the Gamma Cup": with somebody whom the text tells no more of.
  bool is_with_stranger(const Mention& mention) const {
    if (mention.clause < 0) return false;
    const Sentence& sentence = reading_.sentences[mention.sentence];
    const Grammar& grammar = reading_.grammars[mention.sentence];
    const Clause& in = grammar.clauses[static_cast<std::size_t>(mention.clause)];
    return std::any_of(in.objects.begin(), in.objects.end(), [&](int object) {
      const auto of = complements_of(grammar, sentence, object);
      return std::any_of(of.begin(), of.end(), [&](const Clause::Complement& complement) {
        const Chunk& other = grammar.chunks[static_cast<std::size_t>(complement.noun)];
        const Token& name = sentence.tokens[other.head];
        return is_cue(reading_.pack, "of", sentence.tokens[complement.preposition].word) &&
               name.capital && name.party < 0 && name.timex < 0 &&
               !is_cue(reading_.pack, "place", name.word);
      });
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
    if (parties.empty() && kind.change == pack::Change::made && is_one_more(mention)) {
      const int other = only_other(mention.sentence);
      for (const int party : main) {
        if (other >= 0 && names(mention.sentence, party)) parties.push_back(party);
      }
      if (parties.size() == 1) return {parties[0], other};
      parties.clear();
    }
    if (parties.empty() && !names_others_only(mention)) return main;
    if (parties.empty()) parties = only_named(mention.sentence);
    if (parties.size() == 1) {
      const int only = parties[0];
      if (std::find(main.begin(), main.end(), only) != main.end()) {
        // "The ministry gave notice, and our contract ended": with whom the sentence names.
        const bool ours = !names(mention.sentence, only);
        if (const int other = only_other(mention.sentence);
            other >= 0 && (kind.change == pack::Change::made || ours)) {
          return {only, other};
        }
        return kind.change != pack::Change::none && !is_with_stranger(mention) ? main : parties;
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

  const Reading& reading_;
};

}  // namespace

std::optional<Claim> make_claim(const Reading& reading, const Mention& mention) {
  return Maker(reading).run(mention);
}

std::string summary_of(const Reading& reading, Span quote) {
  std::string summary = one_line(reading.words(quote));
  if (summary.size() <= kSummaryChars) return summary;
  std::size_t cut = summary.rfind(' ', kSummaryChars);
  if (cut == std::string::npos) cut = kSummaryChars;
  while (cut > 0 && (static_cast<unsigned char>(summary[cut]) & 0xC0) == 0x80) --cut;
  return summary.substr(0, cut) + " …";
}

}  // namespace inforce::claims
