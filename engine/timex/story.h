// SPDX-License-Identifier: MIT
#pragma once
// timex/story.h - where a text stands in time: what it has told so far, and from where the next
// expression is to be read.
//
//   "On 5 May 1942 they landed.   told 1942-05-05
//    In 1868 others had failed.   last 1868; an aside: the story stays in 1942
//    By July"                     near 1942-05-05: 1942-07
#include <array>
#include <cstdint>
#include <optional>

#include "timex/fields.h"
#include "timex/from_text.h"
#include "timex/stretch.h"
#include "timex/tense.h"

namespace inforce::timex {

struct Found;

// A year that stands in a name: "the 2008 crisis", "a 1974 thriller".
enum class Naming : std::uint8_t { none, one, any };

// How the words stand in their sentence.
struct Setting {
  Tense tense = Tense::unknown;
  bool opens = false;      // it begins with them
  bool bracketed = false;  // they stand in round brackets
  bool heads = false;      // they end a heading: "The strike of 1911"
  bool padded = false;     // its first number has a zero before it: "03:15"
  Naming naming = Naming::none;
  bool trails = false;  // a word of their clause stands before them: "printed the next year"
};

// A date that the text has named.
struct Told {
  Stretch at;
  bool stated = false;      // its year is in the words, or follows from a story's
  Mod part = Mod::none;     // "late 1942": END
  bool past = false;        // its verb looks back; asked for a bare year in a text of no known date
  bool firm = false;        // a month or a day, or a year that opens its sentence
  bool in_passing = false;  // in brackets
  bool names_year = false;  // "this year", "next year"
};

// What the text has spoken of so far.
struct Story {
  static constexpr int kGeneration = 25;  // years

  std::optional<Told> last;           // the last date of the text
  bool same_paragraph = false;        // `last` stands in the paragraph that is read now
  bool same_sentence = false;         // and in its sentence
  int other_years = 0;                // dates of years before the document's
  int firm_years = 0;                 // those that are more than a year in passing
  bool headed = false;                // a heading has named the year
  int own_years = 0;                  // "Friday", "last week", and dates of its year and later
  int now_verbs = 0;                  // how often it says what has been done
  std::optional<int> written;         // the document's year
  bool now_here = false;              // this paragraph has a date seen from the document
  bool from_now = false;              // so has a text of no known date: "on Sunday", "last week"
  int chapters = 0;                   // paragraphs that have named times
  bool again = false;                 // this sentence tells of every day, or every week
  bool weekly = false;                // it tells of each week
  bool timetable = false;             // so does this paragraph, by its days
  bool yearly = false;                // it tells of each year
  bool any_year = false;              // or has named a day of any
  int duties = 0;                     // how often it has said what shall be done,
  int musts = 0;                      // and what must be,
  int laws = 0;                       // and how surely its wording is that of rules
  std::optional<date::sys_days> day;  // the last day
  bool day_here = false;              // which stands in this paragraph
  std::optional<date::sys_days> over_all;  // the day in the last heading, of what stands below it
  bool hours_here = false;                 // this paragraph has a time of day
  bool personal = false;                   // and somebody speaks of himself
  int of_self = 0;                         // how often somebody has, in this text,
  static constexpr int kDiarist = 3;       // and so often who keeps a diary
  bool waking = false;                     // who wakes, in this sentence
  bool outing = false;                     // it tells of what one does in the evening
  bool weather = false;                    // this paragraph tells of degrees
  bool of_24_hours = false;                // the text has written 14:30, or 03:30
  std::optional<int> minute;               // of that day, the last clock
  std::optional<DayPart> part;             // of it, afternoon or later, in this paragraph
  // The last date of the story: what is seen from now is not, nor what had been before it.
  std::optional<Told> told;
  bool told_in_sentence = false;        // it stands in the sentence that is read now
  bool is_old = false;                  // which is of years before 1000
  std::optional<date::sys_days> range;  // "from May to June": the second is not before the first
  const Fields* range_end = nullptr;    // while the first is read: the last
  std::array<std::optional<date::sys_days>, 8> named;  // stated dates by their weekday

  // How often it tells of its own days. "Police have dropped a case of 2010 and have ...", written
  // in 2019. What has been said of 1942 is no news.
  [[nodiscard]] int own() const {
    constexpr int kNews = 2;
    const bool of_now =
        now_verbs >= kNews && told && written && *written - year_in(told->at) <= kGeneration;
    return own_years + (of_now ? 1 : 0);
  }
  // It tells of other years more than of its own days: so within a paragraph, and so much that the
  // year goes on in the next one.
  [[nodiscard]] bool narrative() const {
    return (other_years >= 3 && other_years > 2 * own()) || (other_years > 0 && own() == 0);
  }
  [[nodiscard]] bool history() const {
    return (other_years >= 3 && other_years > 4 * own()) ||
           (other_years > 0 && own() == 0 && told && told->at.grain < Unit::decade);
  }
  // It says what shall be done more often than when something was.
  [[nodiscard]] bool rules() const {
    return duties + musts + laws > other_years + own_years && (duties > 0 || musts > 1 || laws > 1);
  }
  void sentence() {
    same_sentence = again = weekly = yearly = any_year = waking = outing = told_in_sentence = false;
  }
  void paragraph() {
    if (same_paragraph) ++chapters;
    same_paragraph = same_sentence = again = weekly = yearly = any_year = waking = outing =
        told_in_sentence = now_here = day_here = hours_here = personal = weather = timetable =
            false;
    part.reset();
  }
};

// What comes later in the text may be told from here.
void remember(const Found& found, const Fields& fields, const Context& context, Setting setting,
              Story& story);

}  // namespace inforce::timex
