// SPDX-License-Identifier: MIT
#include "timex/from_text.h"

#include <algorithm>

#include "timex/around.h"
#include "timex/distance.h"
#include "timex/duty.h"
#include "timex/layout.h"
#include "timex/match.h"
#include "timex/meaning.h"
#include "timex/resolve.h"
#include "timex/scan.h"
#include "timex/sentence.h"
#include "timex/share.h"
#include "timex/tense.h"
#include "timex/texts.h"

namespace inforce::timex {
namespace {

constexpr std::size_t kBracketWords = 12;  // and signs, in round brackets
constexpr std::int64_t kEvening = 1;       // of the class `outing`, as packs number it

// News is printed within days.
bool follows_closely(date::sys_days written, date::sys_days printed) {
  constexpr int kMostDays = 4;
  const auto apart = (printed - written).count();
  return apart >= 0 && apart <= kMostDays;
}

}  // namespace

struct Reader::State {
  State(const Grammar& g, const Context& c)
      : grammar(g), context(c), matcher(grammar.tables()), tone(grammar.tables()) {}
  State(const State&) = delete;  // `texts` refers to its neighbours
  State& operator=(const State&) = delete;

  Grammar grammar;
  Context context;
  Matcher matcher;
  Tone tone;
  Story story;
  std::vector<Token> room;
  Tokens tokens;  // of the paragraph
  Match match;
  Match behind;                             // what follows it
  std::size_t sentence = 0;                 // its first token
  std::optional<std::size_t> open_bracket;  // in this sentence
  Quotation quotation;                      // in this paragraph
  bool letters = false;                     // the text holds several, each with its day
  Texts texts{story, letters, tone};

  void read(std::string_view text, Timexes& timexes);
  void pass(std::string_view text, std::size_t at, unsigned marks);
  void end_sentence(std::size_t at);
  void emit(std::string_view text, const Match::Part& part, Timexes& timexes);
  [[nodiscard]] std::size_t end_of(const Match::Part& part) const;
  [[nodiscard]] Layout layout(std::string_view text) const {
    return {grammar.tables(), text, tokens, sentence};
  }
  [[nodiscard]] Setting setting_of(std::string_view text, const Match::Part& part, std::size_t end);
  [[nodiscard]] bool says(std::size_t begin) const;
  [[nodiscard]] Tense tense_of(std::string_view text, const Fields& fields, std::size_t begin,
                               std::size_t end);
  [[nodiscard]] Tense tense_of_owned(std::size_t begin, std::size_t end, Tense verb) const;
  [[nodiscard]] Fields in_context(std::string_view text, const Match::Part& part, std::size_t end);
  void take_head(std::string_view text, const Timex& timex, const Match::Part& part,
                 std::size_t end);
  [[nodiscard]] bool is(std::size_t at, const Classes& classes) const {
    return at < tokens.size() && find_entry(grammar.tables(), tokens[at], classes) != nullptr;
  }
  bool recurs();
  [[nodiscard]] bool wakes(std::size_t at) const;
  [[nodiscard]] bool is_person(std::size_t at) const;
};

// Without a comma behind it, or the full stop of the sentence.
std::size_t Reader::State::end_of(const Match::Part& part) const {
  const std::size_t last = part.end - 1;
  const bool trails =
      last > part.begin && (tokens[last].is_sign(',') || stops_sentence(tokens, last));
  return trails ? last : part.end;
}

Setting Reader::State::setting_of(std::string_view text, const Match::Part& part, std::size_t end) {
  const Layout at = layout(text);
  Setting setting;
  setting.opens = at.opens_sentence(part.begin);
  setting.bracketed = open_bracket && part.begin - *open_bracket <= kBracketWords;
  setting.heads = at.heads(part.begin, end);
  setting.datelines = part.fields.has(Field::day) && at.heads_news(part.begin, end);
  if (part.fields.has(Field::year)) setting.naming = at.naming(part.begin, end);
  setting.trails = at.trails(part.begin);
  setting.ranked = part.fields.has(Field::ahead) && at.ranks(part.begin);
  setting.says = part.fields.has(Field::weekday) && says(part.begin);
  setting.closes = closes_at(grammar.tables(), text, tokens, part.begin);
  setting.ended = is(end, grammar.tables().ended);
  setting.padded = is_padded(tokens, part.begin, part.end);
  if (asks_tense(part.fields, match.rule->kind, context))
    setting.tense = tense_of(text, part.fields, part.begin, end);
  return setting;
}

// "Officials said Tuesday", "told reporters on Tuesday"; but "said nothing until Tuesday".
bool Reader::State::says(std::size_t begin) const {
  constexpr std::int64_t kVerb = 1;      // else it may stand before the day
  constexpr std::size_t kListeners = 2;  // words between the verb and the day
  const Tables& tables = grammar.tables();
  for (std::size_t back = 1; back <= kListeners + 1 && back <= begin; ++back) {
    const Token& word = tokens[begin - back];
    if (!word.is(Token::word)) return false;
    const Entry* saying = find_entry(tables, word, tables.saying);
    if (saying != nullptr && saying->value == kVerb) return true;
    if (saying == nullptr && is(begin - back, tables.stops)) return false;
  }
  return false;
}

// By the verb, or by what the words belong to.
Tense Reader::State::tense_of(std::string_view text, const Fields& fields, std::size_t begin,
                              std::size_t end) {
  const Tables& tables = grammar.tables();
  const Layout at = layout(text);
  const bool weekday = fields.has(Field::weekday);
  // "Set for Monday"; but "kept in port for much of Monday".
  const bool day = (weekday || fields.has(Field::day) ||
                    (fields.has(Field::runit) && fields.unit(Field::runit) == Unit::weekend)) &&
                   !is(begin, tables.whole);
  Tense tense = tense_at(tables, text, tokens, begin, end, day);
  if (weekday && possesses(tokens, end))
    tense = tense_of_owned(begin, end, tense);
  else if (is(end, tables.happened))
    tense = Tense::past;  // "the March attack"
  // "Fourth-quarter results will be out on Friday": only their day is ahead.
  const bool reported =
      (fields.has(Field::quarter) || fields.has(Field::half)) && is(end, tables.reported);
  if (reported && looks_ahead(tense)) tense = Tense::unknown;
  if (letters && at.heads_letter(begin, end)) return Tense::deadline;  // entries go on
  const bool unsaid = tense == Tense::unknown || tense == Tense::owned;
  if (!weekday || !unsaid) return tense;
  if (tone.chats()) return Tense::future;  // "Face Fullerton Friday #beatthem"
  const Tense item = letters ? Tense::unknown : at.tense_of_item(begin, end);
  return item == Tense::unknown ? tense : item;
}

// "Friday's crash" is over. "Friday's ruling" is known by its day: the verb is not about when it
// came, unless "for", "on" or the like stands between.
Tense Reader::State::tense_of_owned(std::size_t begin, std::size_t end, Tense verb) const {
  const Tables& tables = grammar.tables();
  if (is(end + 2, tables.happened)) return Tense::past;
  if (verb == Tense::planned) return verb;
  const bool apart = begin > 0 && is(begin - 1, tables.stops);
  const bool appointed = is(end + 2, tables.appointed) && verb != Tense::unknown;
  return apart || appointed || looks_back(verb) || verb == Tense::deadline ? verb : Tense::owned;
}

// What the words mean where they stand.
Fields Reader::State::in_context(std::string_view text, const Match::Part& part, std::size_t end) {
  Fields fields = part.fields;
  // Where a text tells of its own days: "results, released Jan. 28,", "the quake of March 11".
  const bool day = fields.has(Field::month) && fields.has(Field::day) && story.own_years > 0 &&
                   !story.narrative();
  const bool year = fields.has(Field::year) && !fields.has(Field::month);
  const bool named = day && match.part_count == 1 && layout(text).names_event(part.begin, end);
  if (named ||
      ((day || year) && follows_participle(grammar.tables(), text, tokens, part.begin, end)))
    fields.set(Field::aside, 1);
  // "On 3 June 1940 he told them: 'We leave tomorrow.'"
  const bool next_day = fields.has(Field::rel) && fields.get(Field::rel) != 0 &&
                        fields.has(Field::runit) && fields.unit(Field::runit) == Unit::day;
  if (next_day && !fields.has(Field::from) && story.day && story.history() &&
      quotation.around(tokens, part.begin))
    fields.set(Field::from, static_cast<std::int64_t>(From::named));
  return fields;
}

// A day at the head of a letter, an entry or of news: what follows was written then.
void Reader::State::take_head(std::string_view text, const Timex& timex, const Match::Part& part,
                              std::size_t end) {
  const bool day = timex.type == Type::date && timex.bounds.earliest &&
                   timex.bounds.earliest == timex.bounds.latest;
  if (!day) return;
  const date::sys_days written = *timex.bounds.earliest;
  const Layout at = layout(text);
  if (at.heads_news(part.begin, end) &&
      (!context.anchor || follows_closely(written, *context.anchor))) {
    context.anchor = written;
    if (story.told) story = {};  // of the piece above
    return;
  }
  // "Aug. 9, 1987: a barge hits the pier", in the news of 2024, heads no letter.
  const bool told = !letters && story.own_years > 0 && context.anchor &&
                    year_in(day_of(written)) < year_in(*context.anchor) - 1;
  const bool entry = timex.origin == Origin::stated || letters ||
                     (story.of_self >= Story::kDiarist && part.fields.has(Field::month));
  if (told || !entry || !at.heads_letter(part.begin, end)) return;
  context.anchor = written;
  letters = true;
  story.other_years = story.firm_years = 0;  // before another day
}

void Reader::State::emit(std::string_view text, const Match::Part& part, Timexes& timexes) {
  if (part.end <= part.begin) return;
  if (match.rule->kind == Kind::none && part.fields.has(Field::aside)) story.day_unsaid = true;
  const std::size_t end = end_of(part);
  Timex& timex = timexes.emplace_back();
  timex.rule = match.rule->id;
  timex.words = {tokens[part.begin].begin, tokens[end - 1].end};
  if (!resolve(in_context(text, part, end), match.rule->kind, context, setting_of(text, part, end),
               story, timex)) {
    timexes.pop_back();
    return;
  }
  take_head(text, timex, part, end);
  if (timex.type == Type::duration) {
    timex.distance = distance_from(grammar.tables(), tokens, part.end);
    if (timex.distance) timex.origin = Origin::open;
  }
}

// "At 9 a.m. on weekends", "to 5 p.m., Monday through Friday": a clock of no day.
bool Reader::State::recurs() {
  const Fields& fields = match.parts[match.part_count - 1].fields;
  if (match.rule->kind != Kind::date || !(fields.has(Field::hour) || fields.has(Field::hhmm)))
    return false;
  const Tables& tables = grammar.tables();
  std::size_t at = match.end;
  if (at < tokens.size() && tokens[at].is_sign(',')) ++at;
  const auto small = [&](std::size_t word) {
    return word < tokens.size() && tokens[word].is(Token::word) &&
           !tokens[word].is(Token::capital) && is(word, tables.stops);
  };
  // "After 6 p.m. or on weekends", but not "at 6 p.m. and on Fridays".
  if (small(at) && !is(at, tables.clause | tables.number_and) && small(at + 1)) ++at;
  const bool on = small(at) && !is(at, tables.clause | tables.number_and);
  if (on) ++at;
  if (at >= tokens.size() || (tables.marks[tokens[at].id] & Mark::begins) == 0) return false;
  const bool comma = tokens[at - 1].is_sign(',');
  const bool opens = !on && !comma && tokens[at].is(Token::capital) && !tokens[at].is(Token::upper);
  if (opens || !matcher.match(tokens, at, 0, texts, behind)) return false;
  const bool weekdays = behind.part_count == 2 && behind.parts[0].fields.has(Field::weekday) &&
                        !behind.parts[0].fields.has(Field::day);
  // Not "at 2 p.m. quarterly figures came".
  const bool alone = on || behind.end - at > 1 || behind.end == tokens.size() ||
                     !tokens[behind.end].is(Token::word);
  return weekdays || (behind.rule->kind == Kind::set && alone);
}

// "Woke", and "up" in "got up".
bool Reader::State::wakes(std::size_t at) const {
  const Tables& tables = grammar.tables();
  const Entry* entry = find_entry(tables, tokens[at], tables.waking);
  return entry != nullptr && (entry->value == 1 || at == sentence ||
                              find_entry(tables, tokens[at - 1], tables.rising) != nullptr);
}

// "I", "u", and the "i" of messages; not "(i)", "U-boat" or "World War I".
bool Reader::State::is_person(std::size_t at) const {
  if (tokens[at].end - tokens[at].begin > 1) return true;
  const bool numbers = at > sentence + 1 && tokens[at].is(Token::capital) &&
                       tokens[at - 1].is(Token::word) && tokens[at - 1].is(Token::capital);
  return !numbers && at + 1 < tokens.size() &&
         (tokens[at + 1].is(Token::word) || tokens[at + 1].is_sign('\''));
}

// A token that belongs to no expression.
void Reader::State::pass(std::string_view text, std::size_t at, unsigned marks) {
  if ((marks & Mark::duty) != 0) {
    const Duty duty = duty_at(grammar.tables(), tokens, at);
    if (duty == Duty::shall) ++story.duties;
    if (duty == Duty::must) ++story.musts;
    story.laws += law_of(grammar.tables(), tokens[at], at == sentence);
    const Layout place = layout(text);
    if (story.laws > 0 ? place.heads_clause(at) : place.heads_subclause(at)) ++story.laws;
  }
  if ((marks & Mark::person) != 0 && is_person(at)) {
    story.paragraph.personal = true;
    ++story.of_self;
  }
  if ((marks & Mark::habit) != 0) story.sentence.again = true;
  if ((marks & Mark::matter) != 0) {
    const Tables& tables = grammar.tables();
    story.sentence.waking = story.sentence.waking || wakes(at);
    const std::optional<Reading> on = read_meaning(tables, tokens, at, tables.outing);
    story.sentence.engaged = story.sentence.engaged || on.has_value();
    story.sentence.outing = story.sentence.outing || (on && on->value == kEvening);
    story.paragraph.weather =
        story.paragraph.weather || find_entry(tables, tokens[at], tables.weather) != nullptr;
  }
  if ((marks & Mark::has) != 0 && has_done(grammar.tables(), text, tokens, at)) {
    ++story.now_verbs;
    if (context.anchor) story.written = year_in(*context.anchor);
  }
  if ((marks & Mark::bracket) != 0)
    open_bracket = tokens[at].is_sign('(') ? std::optional(at) : std::nullopt;
  if ((marks & Mark::stops) != 0 && ends_sentence(grammar.tables(), tokens, at)) end_sentence(at);
}

void Reader::State::end_sentence(std::size_t at) {
  story.end_sentence();
  sentence = at + 1;
  open_bracket.reset();
}

void Reader::State::read(std::string_view text, Timexes& timexes) {
  Scanner scanner(text, grammar.tables().words);
  const std::uint16_t* const marks_of = grammar.tables().marks.data();
  for (tokens = scanner.next(room); !tokens.empty(); tokens = scanner.next(room)) {
    story.end_paragraph();
    tone.begin(tokens);
    sentence = 0;
    open_bracket.reset();
    quotation = {};
    std::size_t free_from = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const unsigned marks = marks_of[tokens[at].id];
      // Few tokens matter, and a processor cannot guess which: so there is one turn for all
      // that they may matter for.
      const unsigned begins = marks & Mark::begins & unsigned{matcher.may_match(tokens, at)};
      const unsigned passed = marks & ~unsigned{Mark::begins | Mark::chat | Mark::game};
      if ((begins | passed) == 0) continue;
      if (begins == 0 || !matcher.match(tokens, at, free_from, texts, match)) {
        if (passed != 0) pass(text, at, marks);
        continue;
      }
      if (match.part_count > 1) share(match);
      if (recurs()) story.sentence.again = true;
      const std::size_t before = timexes.size();
      for (std::size_t part = 0; part < match.part_count; ++part) {
        if (timexes.size() > before) story.range = timexes.back().bounds.earliest;
        const bool opens = part == 0 && match.part_count > 1;
        story.range_end = opens ? &match.parts[match.part_count - 1].fields : nullptr;
        emit(text, match.parts[part], timexes);
      }
      story.range.reset();
      free_from = match.end;
      at = match.end - 1;
      // "Open until 17 Sept. We reopen in May": the abbreviation's stop is the sentence's, too.
      if (at > match.begin && stops_sentence(tokens, at) && at + 1 < tokens.size() &&
          tokens[at + 1].is(Token::capital))
        end_sentence(at);
    }
  }
}

Reader::Reader(const Grammar& grammar, const Context& context)
    : state_(std::make_unique<State>(grammar, context)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

void Reader::read(std::string_view piece, Timexes& timexes) { state_->read(piece, timexes); }

void Reader::begin(const Context& context) {
  state_->context = context;
  state_->story = {};
  state_->letters = false;
}

Timexes from_text(std::string_view text, const Grammar& grammar, const Context& context) {
  Timexes timexes;
  Reader(grammar, context).read(text, timexes);
  return timexes;
}

}  // namespace inforce::timex
