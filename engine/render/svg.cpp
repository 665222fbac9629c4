// SPDX-License-Identifier: MIT
#include "render/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "render/chronology.h"
#include "render/page.h"
#include "render/words.h"

namespace inforce::render {
namespace {

using query::Day;

constexpr double kWidth = 1180, kGutter = 260, kRight = 20;
constexpr double kAxis = 34, kEvents = 46, kGroup = 30, kLane = 34, kBar = 22;
constexpr std::size_t kMostLanes = 400;  // a picture with more is not read
constexpr std::size_t kTints = 6;        // of agreements, in page/chart.css

double number(Day day) { return static_cast<double>(day.time_since_epoch().count()); }

std::string cut(std::string_view text, double width) {
  constexpr double kPerLetter = 6.4;  // of the 12 px text of the picture, on the safe side
  const auto fits = static_cast<std::size_t>(std::max(0.0, width / kPerLetter));
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
    if (++letters > fits) return fits < 3 ? "" : std::string(text.substr(0, i)) + "…";
  }
  return std::string(text);
}

struct Scale {
  double first, last;
  [[nodiscard]] double x(double day) const {
    return kGutter + (day - first) / (last - first) * (kWidth - kGutter - kRight);
  }
  [[nodiscard]] double clamp(double day) const { return x(std::clamp(day, first, last)); }
};

Scale scale_of(const Extent& extent) {
  const double first = number(extent.days.first), last = number(extent.days.last);
  const double margin = std::max(30.0, (last - first) * 0.03);
  return {first - margin, last + margin};
}

struct Lane {
  const model::Term* term;
  std::vector<const model::Version*> versions;
};

class Picture {
 public:
  explicit Picture(const model::Model& model)
      : model_(model), scale_(scale_of(extent(model))), y_(kAxis + kEvents) {
    for (const model::Conflict& conflict : model.conflicts) disputed_.insert(conflict.about);
  }

  std::string draw(std::string_view before) {
    groups();
    axis();
    events();
    const std::string title = model_.name.empty() ? "Timeline" : "Timeline: " + model_.name;
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {0} {1}\" "
        "role=\"img\" "
        "aria-label=\"{2}\">{3}{4}{5}</svg>\n",
        kWidth, y_ + 10, escaped(title), before, back_, front_);
  }

 private:
  template <typename... Args>
  void put(fmt::format_string<Args...> form, Args&&... args) {
    front_ += fmt::format(form, std::forward<Args>(args)...);
  }

  void axis() {
    const double days = scale_.last - scale_.first;
    const double fit = (kWidth - kGutter) / 70;  // labels side by side
    int step = 1;
    for (const int wide : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}) {
      step = wide;
      if (days / 365.25 / wide <= fit) break;
    }
    const auto year_of = [](double day) {
      return static_cast<int>(date::year_month_day(Day(date::days(static_cast<int>(day)))).year());
    };
    for (int year = year_of(scale_.first) / step * step; year <= year_of(scale_.last) + 1;
         year += step) {
      const double day = number(date::sys_days(date::year(year) / 1 / 1));
      if (day < scale_.first || day > scale_.last) continue;
      back_ += fmt::format(
          "<path class=\"grid\" d=\"M{0:.1f} {1}V{2:.1f}\"/><text class=\"tick\" x=\"{3:.1f}\" "
          "y=\"20\">{4}</text>\n",
          scale_.x(day), kAxis - 8, y_, scale_.x(day) + 4, year);
    }
  }

  void events() {
    struct Dot {
      double x;
      std::vector<const model::Event*> events;
    };
    std::vector<Dot> dots;
    for (const model::Event& event : model_.events) {
      const auto& [earliest, latest] = event.date.bounds;
      if (!earliest && !latest) continue;
      const double first = number(earliest.value_or(latest.value_or(Day())));
      const double last = number(latest.value_or(earliest.value_or(Day())));
      const double x = scale_.x((first + last) / 2);
      if (last > first) {
        put("<path class=\"about\" d=\"M{:.1f} {}H{:.1f}\"/>\n", scale_.x(first), kAxis + 22,
            scale_.x(last));
      }
      const auto near = std::find_if(dots.begin(), dots.end(),
                                     [&](const Dot& dot) { return std::abs(dot.x - x) < 14; });
      if (near == dots.end()) {
        dots.push_back({x, {&event}});
      } else {
        near->events.push_back(&event);
      }
    }
    for (const Dot& dot : dots) {
      std::string told;
      for (const model::Event* event : dot.events) {
        told += fmt::format("{}: {}\n", say(event->date), event->summary);
      }
      put("<g class=\"event\"><title>{}</title><circle cx=\"{:.1f}\" cy=\"{}\" r=\"{}\"/>",
          escaped(told), dot.x, kAxis + 22, dot.events.size() > 1 ? 9 : 5.5);
      if (dot.events.size() > 1) {
        put("<text class=\"many\" x=\"{:.1f}\" y=\"{}\">{}</text>", dot.x, kAxis + 26,
            dot.events.size());
      }
      put("</g>\n");
    }
    if (!dots.empty()) put("<text class=\"group\" x=\"12\" y=\"{}\">Events</text>\n", kAxis + 26);
  }

  void groups() {
    std::vector<std::string> ids;
    for (const model::Agreement& agreement : model_.agreements) ids.push_back(agreement.id);
    for (const model::Term& term : model_.terms) {
      if (std::find(ids.begin(), ids.end(), term.agreement) == ids.end())
        ids.push_back(term.agreement);
    }
    std::size_t drawn = 0, left_out = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      bool headed = false;
      for (const model::Term& term : model_.terms) {
        if (term.agreement != ids[i]) continue;
        if (drawn >= kMostLanes) {
          ++left_out;
          continue;
        }
        if (!headed) heading(ids[i].empty() ? "Other terms" : agreement_label(model_, ids[i]));
        headed = true;
        lane(term, i % kTints);
        ++drawn;
      }
    }
    if (left_out > 0) heading(count(left_out, "more term", "more terms") + " not drawn");
  }

  void heading(const std::string& words) {
    y_ += kGroup;
    put("<text class=\"group\" x=\"12\" y=\"{}\">{}</text>\n", y_ - 9,
        escaped(cut(words, kWidth - 40)));
  }

  void lane(const model::Term& term, std::size_t tint) {
    const std::string label = term_label(model_, term);
    back_ += fmt::format("<path class=\"lane\" d=\"M0 {0}H{1}\"/>\n", y_, kWidth);
    put("<g class=\"tint{}\"><text class=\"label\" x=\"12\" y=\"{}\">{}<title>{}</title></text>\n",
        tint, y_ + 21, escaped(cut(label, kGutter - 20)), escaped(label));
    std::vector<double> rows;  // where each row of bars is taken up to
    for (const model::Version& version : term.versions) {
      if (version.known_to) continue;
      const double end = version.until && version.until->date.bounds.latest
                             ? number(*version.until->date.bounds.latest)
                             : scale_.last;
      const double begin = version.from.date.bounds.earliest
                               ? number(*version.from.date.bounds.earliest)
                               : scale_.first;
      std::size_t row = 0;
      while (row < rows.size() && rows[row] >= begin) ++row;
      if (row == rows.size()) rows.push_back(end);
      rows[row] = end;
      bar(term, version, y_ + 6 + static_cast<double>(row) * (kBar + 4));
    }
    put("</g>\n");
    y_ += kLane + (rows.size() > 1 ? static_cast<double>(rows.size() - 1) * (kBar + 4) : 0);
  }

  void bar(const model::Term& term, const model::Version& version, double y) {
    const auto bound = [](const std::optional<Day>& day, double open) {
      return day ? number(*day) : open;
    };
    const edtf::Bounds from = version.from.date.bounds;
    const edtf::Bounds until = version.until ? version.until->date.bounds : edtf::Bounds{};
    const double begin = bound(from.earliest, scale_.first);
    const double sure_begin = bound(from.latest, scale_.last + 1);
    const double sure_end = version.until ? bound(until.earliest, scale_.first) + 1 : scale_.last;
    const double end = version.until ? bound(until.latest, scale_.last) + 1 : scale_.last;
    const std::string said = attributes(version);
    const std::string label = term_label(model_, term);
    put("<g class=\"bar\"><title>{}</title>",
        escaped(fmt::format("{}{}{}\nfrom {}, until {}", label, said.empty() ? "" : ": ", said,
                            say(version.from.date), say(version.until))));
    const auto box = [&](std::string_view kind, double a, double b) {
      const double x = scale_.clamp(a), width = scale_.clamp(b) - x;
      if (width > 0.2) {
        put("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\"/>", kind,
            x, y, width, kBar);
      }
    };
    if (sure_begin < sure_end) {
      box("maybe", begin, sure_begin);
      box("before", begin, sure_begin);
      box("sure", sure_begin, sure_end);
      box("maybe", sure_end, end);
      box("after", sure_end, end);
    } else {
      box("maybe", begin, end);
    }
    const double sure_width =
        sure_begin < sure_end ? scale_.clamp(sure_end) - scale_.clamp(sure_begin) : 0;
    const double x = scale_.clamp(sure_width > 80 ? sure_begin : begin);  // words on firm ground
    const double right = scale_.clamp(end);
    if (!version.until) {  // goes on
      put("<path class=\"onward\" d=\"M{0:.1f} {1:.1f}l7 {2}l-7 {2}\"/>", right + 2, y + 4,
          kBar / 2 - 4);
    }
    const bool marked = disputed_.contains(version.id) || disputed_.contains(term.id);
    if (marked) {
      put("<path class=\"disputed\" d=\"M{:.1f} {:.1f}h12l-6 10z\"/>", x + 4, y + 6);
    }
    const double indent = marked ? 20 : 6;
    put("<text class=\"said\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text></g>\n", x + indent, y + 15.5,
        escaped(cut(said, right - x - indent - 4)));
  }

  const model::Model& model_;
  Scale scale_;
  double y_;
  std::set<std::string> disputed_;
  std::string back_, front_;
};

}  // namespace

// Hatching in the colour of each agreement, and two curtains that let an end fade out.
std::string chart_defs() {
  std::string out = "<defs>";
  for (std::size_t tint = 0; tint < kTints; ++tint) {
    out += fmt::format(
        "<pattern id=\"hatch{0}\" class=\"tint{0}\" width=\"6\" height=\"6\" "
        "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hatch\" "
        "d=\"M0 0V6\"/></pattern>",
        tint);
  }
  for (const auto& [id, from, to] :
       {std::tuple("before", 0.9, 0.0), std::tuple("after", 0.0, 0.9)}) {
    out += fmt::format(
        "<linearGradient id=\"fade-{}\"><stop class=\"curtain\" offset=\"0\" stop-opacity=\"{}\"/>"
        "<stop class=\"curtain\" offset=\"1\" stop-opacity=\"{}\"/></linearGradient>",
        id, from, to);
  }
  return out + "</defs>\n";
}

std::string timeline_svg(const model::Model& model) {
  return Picture(model).draw(
      fmt::format("<style>{}</style>{}<rect class=\"paper\" width=\"100%\" height=\"100%\"/>",
                  page::kChartCss, chart_defs()));
}

std::string timeline_figure(const model::Model& model) { return Picture(model).draw(""); }

}  // namespace inforce::render
