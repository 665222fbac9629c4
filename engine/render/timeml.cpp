// SPDX-License-Identifier: MIT
#include "render/timeml.h"

#include <fmt/format.h>

#include "render/chronology.h"
#include "render/words.h"

namespace inforce::render {
namespace {

// TIMEX3 attributes of a date: a calendar value where it is a whole day, month or year, and else
// the bounds.
std::string timex(std::string_view id, const edtf::When& when) {
  const auto& [earliest, latest] = when.bounds;
  const std::string_view text = when.text;
  const bool plain =
      text.find_first_not_of("0123456789-") == std::string_view::npos && text.size() >= 4;
  if (plain) return fmt::format("tid=\"{}\" type=\"DATE\" value=\"{}\"", id, escaped(text));
  if (is_exact(when)) {
    return fmt::format("tid=\"{}\" type=\"DATE\" value=\"{}\"", id, edtf::to_string(*earliest));
  }
  if (earliest && latest) {
    const auto days = (*latest - *earliest).count() + 1;
    return fmt::format(
        "tid=\"{}\" type=\"DURATION\" value=\"P{}D\" beginPoint=\"{}b\" endPoint=\"{}e\"", id, days,
        id, id);
  }
  const auto bound = earliest ? *earliest : *latest;
  return fmt::format("tid=\"{}\" type=\"DATE\" value=\"{}\" mod=\"{}\"", id, edtf::to_string(bound),
                     earliest ? "ON_OR_AFTER" : "ON_OR_BEFORE");
}

class Writer {
 public:
  explicit Writer(const model::Model& model) : model_(model) {}

  std::string write() {
    const Extent reach = extent(model_);
    for (const model::Event& event : model_.events) {
      if (is_dated(event.date)) {
        sentence(event.date, event.summary.empty() ? event.id : event.summary, "OCCURRENCE",
                 "IS_INCLUDED");
      }
    }
    for (const model::Term& term : model_.terms) {
      for (const model::Version& version : term.versions) {
        if (!is_current(version)) continue;
        const std::string name = name_of(model_, version.id);
        if (is_dated(version.from.date)) sentence(version.from.date, name, "STATE", "BEGUN_BY");
        if (version.until && is_dated(version.until->date)) {
          sentence(version.until->date, name, "STATE", "ENDED_BY");
        }
      }
    }
    const std::string name = escaped(model_.name.empty() ? "Chronology" : model_.name);
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n"
        "<DOCID>{0}</DOCID>\n<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{1}\" "
        "temporalFunction=\"false\" "
        "functionInDocument=\"CREATION_TIME\">{1}</TIMEX3></DCT>\n<TITLE>{0}</TITLE>\n<TEXT>\n{2}</"
        "TEXT>\n{3}"
        "</TimeML>\n",
        name, edtf::to_string(reach.reference), text_, links_);
  }

 private:
  void sentence(const edtf::When& when, const std::string& words, std::string_view kind,
                std::string_view relation) {
    ++count_;
    const std::string id = fmt::format("t{}", count_);
    text_ += fmt::format("<TIMEX3 {}>{}</TIMEX3>: <EVENT eid=\"e{}\" class=\"{}\">{}</EVENT>.\n",
                         timex(id, when), escaped(say(when)), count_, kind, escaped(words));
    const auto& [earliest, latest] = when.bounds;
    if (timex(id, when).find("beginPoint") !=
        std::string::npos) {  // the points it names, without words
      links_ += fmt::format("<TIMEX3 tid=\"{}b\" type=\"DATE\" value=\"{}\"/>\n", id,
                            edtf::to_string(*earliest));
      links_ += fmt::format("<TIMEX3 tid=\"{}e\" type=\"DATE\" value=\"{}\"/>\n", id,
                            edtf::to_string(*latest));
    }
    links_ += fmt::format(
        "<MAKEINSTANCE eiid=\"ei{0}\" eventID=\"e{0}\" pos=\"OTHER\" tense=\"NONE\" "
        "aspect=\"NONE\" "
        "polarity=\"POS\"/>\n<TLINK lid=\"l{0}\" relType=\"{1}\" eventInstanceID=\"ei{0}\" "
        "relatedToTime=\"{2}\"/>\n",
        count_, relation, id);
  }

  const model::Model& model_;
  std::size_t count_ = 0;
  std::string text_, links_;
};

}  // namespace

std::string timeml(const model::Model& model) { return Writer(model).write(); }

}  // namespace inforce::render
