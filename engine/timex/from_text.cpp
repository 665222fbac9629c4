// SPDX-License-Identifier: MIT
#include "timex/from_text.h"

#include <algorithm>

#include "timex/around.h"
#include "timex/distance.h"
#include "timex/duty.h"
#include "timex/match.h"
#include "timex/numbers.h"
#include "timex/resolve.h"
#include "timex/scan.h"
#include "timex/share.h"
#include "timex/tense.h"
#include "timex/texts.h"

namespace inforce::timex {
namespace {

constexpr std::size_t kHeadingWords = 12;  // and signs

// News is printed within days.
bool follows_closely(date::sys_days written, date::sys_days printed) {
  constexpr int kMostDays = 4;
  const auto apart = (printed - written).count();
  return apart >= 0 && apart <= kMostDays;
}

}  // namespace

struct Reader::State {
  State(const Grammar& g, const Context& c)
      : grammar(g), context(c), matcher(grammar.tables()), chat(grammar.tables()) {}
  State(const State&) = delete;  // `texts` refers to its neighbours
  State& operator=(const State&) = delete;

  Grammar grammar;
  Context context;
  Matcher matcher;
  Chat chat;
  Story story;
  std::vector<Token> room;
  Tokens tokens;  // of the paragraph
  Match match;
  Match behind;                             // what follows it
  std::size_t sentence = 0;                 // its first token
  std::optional<std::size_t> open_bracket;  // in this sentence
  bool letters = false;                     // the text holds several, each with its day
  Texts texts{story, letters, chat};

  void read(std::string_view text, Timexes& timexes);
  void pass(std::string_view text, std::size_t at, unsigned marks);
  void end_sentence(std::size_t at);
  void emit(std::string_view text, const Match::Part& part, Timexes& timexes);
  [[nodiscard]] bool opens_sentence(std::size_t at) const;
  [[nodiscard]] std::optional<std::size_t> line_start(std::size_t at) const;
  [[nodiscard]] bool ends_line(std::size_t end) const;
  [[nodiscard]] bool heads(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool heads_letter(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool heads_item(std::string_view text, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool heads_news(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool trails(std::size_t at) const {
    return at > sentence && tokens[at - 1].is(Token::word) &&
           find_entry(grammar.tables(), tokens[at - 1], grammar.tables().stops) == nullptr;
  }
  // A noun of what has happened.
  [[nodiscard]] bool is_event(std::size_t at) const {
    return at < tokens.size() &&
           find_entry(grammar.tables(), tokens[at], grammar.tables().happened) != nullptr;
  }
  [[nodiscard]] Tense tense_of_owned(std::size_t begin, std::size_t end, Tense verb) const;
  [[nodiscard]] bool bracketed(std::size_t at) const {
    return open_bracket && at - *open_bracket <= kHeadingWords;
  }
  bool recurs();
  [[nodiscard]] bool wakes(std::size_t at) const;
  [[nodiscard]] bool heads_clause(std::size_t at) const;
  [[nodiscard]] bool is_person(std::size_t at) const;
};

// "In 1909 the line": at most one small word before it.
bool Reader::State::opens_sentence(std::size_t at) const {
  const auto begins = [&](std::size_t first) {
    return first == sentence || tokens[first].is(Token::line);
  };
  return begins(at) || (tokens[at - 1].is(Token::word) && begins(at - 1));
}

// The first token of the line that `at` stands on; nothing beyond kHeadingWords before it.
std::optional<std::size_t> Reader::State::line_start(std::size_t at) const {
  for (std::size_t first = at;; --first) {
    if (first == 0 || tokens[first].is(Token::line)) return first;
    if (at - first == kHeadingWords) return std::nullopt;
  }
}

bool Reader::State::ends_line(std::size_t end) const {
  return end == tokens.size() || tokens[end].is(Token::line);
}

// "The strike of 1911" as a paragraph of its own, "1887" as a line, "2. The strike, 1911.--It
// began" and "(1911).--" before the words that it heads.
bool Reader::State::heads(std::size_t begin, std::size_t end) const {
  const std::size_t stop = end < tokens.size() && tokens[end].is_sign(')') ? end + 1 : end;
  const bool runs_in =
      stop + 1 < tokens.size() && tokens[stop].is_sign('.') && tokens[stop + 1].is_sign('-');
  if (!runs_in && !ends_line(end)) return false;
  const std::optional<std::size_t> first = line_start(begin);
  return first && (runs_in || *first == begin || (*first == 0 && end == tokens.size()));
}

// "Camp at Kilmore, 3 March 1868" on a line of its own, "March 8, 1864. A storm last night": what
// follows was written that day.
bool Reader::State::heads_letter(std::size_t begin, std::size_t end) const {
  const bool stops = end < tokens.size() && (tokens[end].is_sign('.') || tokens[end].is_sign(':') ||
                                             tokens[end].is_sign('-'));
  if (!stops && !ends_line(end)) return false;
  const std::optional<std::size_t> first = line_start(begin);
  if (!first) return false;
  const std::size_t mark = tokens[*first].is_sign('_') || tokens[*first].is_sign('*') ? 1 : 0;
  if (*first + mark == begin) {  // "_Nov. 1._--I set up my tent", too
    const bool entry = *first == sentence;
    return ends_line(end) || entry || ends_line(end + 1);
  }
  return begin > 0 && ends_line(stops ? end + 1 : end) && tokens[begin - 1].is_sign(',') &&
         tokens[*first].is(Token::capital) &&
         std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(*first),
                     tokens.begin() + static_cast<std::ptrdiff_t>(begin), [](const Token& token) {
                       return token.is(Token::word) || token.is_sign(',');
                     });
}

// "Friday's crash" is over. "Friday's ruling" is known by its day: the verb is not about when it
// came, unless "for", "on" or the like stands between.
Tense Reader::State::tense_of_owned(std::size_t begin, std::size_t end, Tense verb) const {
  const Tables& tables = grammar.tables();
  if (is_event(end + 2)) return Tense::past;
  const bool apart = begin > 0 && find_entry(tables, tokens[begin - 1], tables.stops) != nullptr;
  return apart || verb == Tense::deadline ? verb : Tense::unknown;
}

// "OSLO, Norway, Oct. 1 (Wire) -", before the first paragraph of news: what follows was written
// that day, and printed the next.
bool Reader::State::heads_news(std::size_t begin, std::size_t end) const {
  const std::optional<std::size_t> first = line_start(begin);
  if (!first || *first + 1 >= begin || !tokens[begin - 1].is_sign(',')) return false;
  for (std::size_t at = *first; at < begin; ++at) {
    const Token& token = tokens[at];
    if (find_entry(grammar.tables(), token, grammar.tables().stops) != nullptr) return false;
    if (token.is(Token::word) ? !token.is(Token::capital)
                              : !token.is_sign(',') && !token.is_sign('.'))
      return false;
  }
  std::size_t stop = end;
  if (stop < tokens.size() && tokens[stop].is_sign('(')) {
    while (stop < tokens.size() && stop - end < kHeadingWords && !tokens[stop].is_sign(')')) ++stop;
    ++stop;
  }
  return stop < tokens.size() && tokens[stop].is_sign('-');
}

// "MONDAY" over what is announced for it, and "Deadline: Sunday 18:00"; not "Updated: Sunday".
bool Reader::State::heads_item(std::string_view text, std::size_t begin, std::size_t end) const {
  if (end < tokens.size() && ends_line(end) && line_start(begin) == begin) return true;
  return begin > sentence + 1 && tokens[begin - 1].is_sign(':') &&
         !looks_back(tense_at(grammar.tables(), text, tokens, begin - 1, begin, false));
}

void Reader::State::emit(std::string_view text, const Match::Part& part, Timexes& timexes) {
  if (part.end <= part.begin) return;
  timexes.emplace_back();
  Timex& timex = timexes.back();
  timex.rule = match.rule->id;
  std::size_t end = part.end;
  if (end - part.begin > 1 && (tokens[end - 1].is_sign(',') || stops_sentence(tokens, end - 1)))
    --end;
  timex.words = {tokens[part.begin].begin, tokens[end - 1].end};
  Setting setting;
  setting.opens = opens_sentence(part.begin);
  setting.bracketed = bracketed(part.begin);
  setting.heads = heads(part.begin, end);
  setting.trails = trails(part.begin);
  setting.padded = is_padded(tokens, part.begin, part.end);
  if (asks_tense(part.fields, match.rule->kind, context)) {
    const bool day =
        part.fields.has(Field::day) || part.fields.has(Field::weekday) ||
        (part.fields.has(Field::runit) && part.fields.unit(Field::runit) == Unit::weekend);
    setting.tense = tense_at(grammar.tables(), text, tokens, part.begin, end, day);
    if (part.fields.has(Field::weekday) && possesses(tokens, end))
      setting.tense = tense_of_owned(part.begin, end, setting.tense);
    else if (is_event(end))
      setting.tense = Tense::past;  // "the March attack"
    // "Fourth-quarter results will be out on Friday": only their day is ahead.
    if ((part.fields.has(Field::quarter) || part.fields.has(Field::half)) &&
        looks_ahead(setting.tense) && end < tokens.size() &&
        find_entry(grammar.tables(), tokens[end], grammar.tables().reported) != nullptr)
      setting.tense = Tense::unknown;
    if (letters && heads_letter(part.begin, end)) setting.tense = Tense::deadline;  // entries go on
    if (setting.tense == Tense::unknown && part.fields.has(Field::weekday) &&
        (chat.chats() || (!letters && heads_item(text, part.begin, end))))
      setting.tense = Tense::future;  // "Face Fullerton Friday #beatthem"
  }
  Fields fields = part.fields;
  if (fields.has(Field::year) && !fields.has(Field::month) &&
      is_inserted(grammar.tables(), text, tokens, part.begin, end))
    fields.set(Field::aside, 1);
  // "On 3 June 1940 he told them: 'We leave tomorrow.'"
  const bool next_day = fields.has(Field::rel) && fields.get(Field::rel) != 0 &&
                        fields.has(Field::runit) && fields.unit(Field::runit) == Unit::day;
  if (next_day && !fields.has(Field::from) && story.day && story.history() &&
      is_quoted(tokens, part.begin))
    fields.set(Field::from, static_cast<std::int64_t>(From::named));
  if (!resolve(fields, match.rule->kind, context, setting, story, timex)) {
    timexes.pop_back();
    return;
  }
  const bool day = timex.type == Type::date && timex.bounds.earliest &&
                   timex.bounds.earliest == timex.bounds.latest;
  const bool printed =
      day && heads_news(part.begin, end) &&
      (!context.anchor || follows_closely(*timex.bounds.earliest, *context.anchor));
  if (printed) context.anchor = timex.bounds.earliest;
  // "Aug. 9, 1987: a barge hits the pier", in the news of 2024, heads no letter.
  const bool told = !letters && day && story.own_years > 0 && context.anchor &&
                    year_in(day_of(*timex.bounds.earliest)) < year_in(*context.anchor) - 1;
  const bool entry = timex.origin == Origin::stated || letters ||
                     (story.of_self >= Story::kDiarist && part.fields.has(Field::month));
  if (!printed && !told && day && entry && heads_letter(part.begin, end)) {
    context.anchor = timex.bounds.earliest;
    letters = true;
    story.other_years = story.firm_years = 0;  // before another day
  }
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
  const bool on = at < tokens.size() && tokens[at].is(Token::word) &&
                  !tokens[at].is(Token::capital) &&
                  find_entry(tables, tokens[at], tables.stops) != nullptr &&
                  find_entry(tables, tokens[at], tables.clause | tables.number_and) == nullptr;
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

// "2. Seasons." or "4.1 Rent", at the head of a line.
bool Reader::State::heads_clause(std::size_t at) const {
  return tokens[at].is(Token::number) && (at == 0 || tokens[at].is(Token::line)) &&
         tokens[at].digits <= 2 && at + 2 < tokens.size() && tokens[at + 1].is_sign('.') &&
         (tokens[at + 2].is(Token::capital) || tokens[at + 2].is(Token::number));
}

// A token that belongs to no expression.
void Reader::State::pass(std::string_view text, std::size_t at, unsigned marks) {
  if ((marks & Mark::duty) != 0) {
    const Duty duty = duty_at(grammar.tables(), tokens, at);
    if (duty == Duty::shall) ++story.duties;
    if (duty == Duty::must) ++story.musts;
    story.laws += law_of(grammar.tables(), tokens[at], at == sentence);
    if (story.laws > 0 && heads_clause(at)) ++story.laws;
  }
  if ((marks & Mark::person) != 0) {
    if (is_person(at)) {
      story.personal = true;
      ++story.of_self;
    }
  }
  if ((marks & Mark::habit) != 0) story.again = true;
  if ((marks & Mark::matter) != 0) {
    const Tables& tables = grammar.tables();
    story.waking = story.waking || wakes(at);
    story.outing = story.outing || find_entry(tables, tokens[at], tables.outing) != nullptr;
    story.weather = story.weather || find_entry(tables, tokens[at], tables.weather) != nullptr;
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
  story.sentence();
  sentence = at + 1;
  open_bracket.reset();
}

void Reader::State::read(std::string_view text, Timexes& timexes) {
  Scanner scanner(text, grammar.tables().words);
  const std::uint16_t* const marks_of = grammar.tables().marks.data();
  for (tokens = scanner.next(room); !tokens.empty(); tokens = scanner.next(room)) {
    story.paragraph();
    chat.begin(tokens);
    sentence = 0;
    open_bracket.reset();
    std::size_t free_from = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const unsigned marks = marks_of[tokens[at].id];
      if (marks == 0) continue;
      if ((marks & Mark::begins) == 0 || !matcher.match(tokens, at, free_from, texts, match)) {
        if ((marks & ~unsigned{Mark::begins | Mark::chat}) != 0) pass(text, at, marks);
        continue;
      }
      if (match.part_count > 1) share(match);
      if (recurs()) story.again = true;
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
