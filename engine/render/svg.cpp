// SPDX-License-Identifier: MIT
#include "render/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>

#include "render/chronology.h"
#include "render/dots.h"
#include "render/page.h"
#include "render/words.h"

namespace inforce::render {
namespace {

using query::Day;

constexpr double kRight = 20;
constexpr double kAxis = 34, kGroup = 30, kLane = 34, kBar = 22;
constexpr double kPerLetter = 7;  // of the 12 px text of the picture, on the safe side
// Above the lanes: a line of dots, and below it the words of as many as find room, in tiers.
constexpr double kDots = kAxis + 18, kTier = 31, kSaid = 230, kWhen = 290;
constexpr double kEvents = 34 + static_cast<double>(Tiers::kCount) * kTier;
constexpr std::size_t kMostLanes = 400;  // a picture with more is not read
constexpr std::size_t kTints = 6;        // of agreements, in page/chart.css

double number(Day day) { return static_cast<double>(day.time_since_epoch().count()); }

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string cut(std::string_view text, double width) {
  const auto fits = static_cast<std::size_t>(std::max(0.0, width / kPerLetter));
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
    if (++letters > fits) return fits < 3 ? "" : std::string(text.substr(0, i)) + "…";
  }
  return std::string(text);
}

// How wide a picture is, and its column of labels. The one in the page is drawn for paper, where
// its letters come out at 7.6 points; the file is for screens.
struct Frame {
  double width, gutter;
};
constexpr Frame kFile = {1180, 260}, kPaper = {800, 215};

struct Scale {
  double first, last;
  Frame frame;
  [[nodiscard]] double x(double day) const {
    return frame.gutter + (day - first) / (last - first) * (frame.width - frame.gutter - kRight);
  }
  [[nodiscard]] double clamp(double day) const { return x(std::clamp(day, first, last)); }
};

Scale scale_of(const Extent& extent, Frame frame) {
  const double first = number(extent.days.first), last = number(extent.days.last);
  const double margin = std::max(30.0, (last - first) * 0.03);
  return {first - margin, last + margin, frame};
}

class Picture {
 public:
  Picture(const model::Model& model, Frame frame)
      : model_(model),
        frame_(frame),
        scale_(scale_of(extent(model), frame)),
        y_(kAxis + (std::any_of(model.events.begin(), model.events.end(),
                                [](const model::Event& event) { return is_dated(event.date); })
                        ? kEvents
                        : 12)) {
    for (const model::Conflict& conflict : model.conflicts) disputed_.insert(conflict.about);
  }

  std::string draw(std::string_view before) {
    groups();
    axis();
    events();
    const std::string title = "Timeline: " + heading(model_);
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {0} {1}\" "
        "role=\"img\" "
        "aria-label=\"{2}\">{3}{4}{5}</svg>\n",
        frame_.width, y_ + 10, escaped(title), before, back_, front_);
  }

 private:
  template <typename... Args>
  void put(fmt::format_string<Args...> form, Args&&... args) {
    front_ += fmt::format(form, std::forward<Args>(args)...);
  }

  void axis() {
    const double days = scale_.last - scale_.first;
    const double fit = (frame_.width - frame_.gutter) / 70;  // labels side by side
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
    const std::vector<Dot> dots = dots_of(model_, [&](double day) { return scale_.x(day); });
    if (dots.empty()) return;
    Tiers tiers;
    const auto edge = std::find_if(dots.begin(), dots.end(), [this](const Dot& dot) {
      return dot.x + kWhen > frame_.width - 4;
    });
    for (auto dot = edge; dot != dots.begin();) words(*--dot, false, tiers);
    for (auto dot = edge; dot != dots.end(); ++dot) words(*dot, true, tiers);
    for (const Dot& dot : dots) point(dot);
    put("<text class=\"group\" x=\"12\" y=\"{}\">Events</text>\n", kDots + 4);
  }

  // The day and the words of a dot, if they find room; at the right edge they run back.
  void words(const Dot& dot, bool back, Tiers& tiers) {
    const std::string when = dot.when();
    const std::string more =
        dot.events.size() > 1 ? fmt::format(" + {}", dot.events.size() - 1) : "";
    const double room = kSaid - kPerLetter * static_cast<double>(more.size());
    const std::string what = cut(dot.main().summary, room) + more;
    const double wide = kPerLetter * static_cast<double>(std::max(letters(when), letters(what)));
    const double left = back ? dot.x + 4 - wide : dot.x - 4;
    const std::optional<std::size_t> tier = tiers.place(dot.x, left, left + wide);
    if (!tier) return;
    const double y = kDots + 20 + static_cast<double>(*tier) * kTier;
    const std::string place =
        fmt::format("x=\"{:.1f}\"{}", back ? dot.x + 4 : left, back ? " text-anchor=\"end\"" : "");
    put("<path class=\"leader\" d=\"M{:.1f} {}V{}\"/><text class=\"day\" {} y=\"{}\">{}</text>"
        "<text class=\"said\" {} y=\"{}\">{}</text>\n",
        dot.x, kDots, y - 6, place, y + 4, escaped(when), place, y + 16, escaped(what));
  }

  void point(const Dot& dot) {
    std::string told;
    bool disputed = false;
    for (const model::Event* event : dot.events) {
      told += fmt::format("{}: {}\n", say(event->date), event->summary);
      disputed = disputed || disputed_.contains(event->id);
      const double first = number(dot.first), last = number(dot.last);
      if (dot.events.size() == 1 && last > first) {
        put("<path class=\"about\" d=\"M{:.1f} {}H{:.1f}\"/>\n", scale_.x(first), kDots,
            scale_.x(last));
      }
    }
    const bool many = dot.events.size() > 1;
    put("<g class=\"event\"><title>{}</title><circle cx=\"{:.1f}\" cy=\"{}\" r=\"{}\"/>",
        escaped(told), dot.x, kDots, many ? 9 : 5.5);
    if (many) {
      put("<text class=\"many\" x=\"{:.1f}\" y=\"{}\">{}</text>", dot.x, kDots + 4,
          dot.events.size());
    }
    if (disputed) {
      put("<path class=\"disputed\" d=\"M{:.1f} {}h10l-5 8z\"/>", dot.x + 6, kDots - 14);
    }
    put("</g>\n");
  }

  void groups() {
    std::vector<std::string> ids;
    for (const model::Agreement& agreement : model_.agreements) ids.push_back(agreement.id);
    for (const model::Term& term : model_.terms) {
      if (std::find(ids.begin(), ids.end(), term.agreement) == ids.end())
        ids.push_back(term.agreement);
    }
    std::size_t drawn = 0, left_out = 0, shown = 0;
    for (const std::string& id : ids) {
      bool headed = false;
      for (const model::Term& term : model_.terms) {
        if (term.agreement != id) continue;
        if (drawn >= kMostLanes) {
          ++left_out;
          continue;
        }
        if (!headed) headline(id.empty() ? "Other terms" : agreement_label(model_, id));
        headed = true;
        lane(term, shown % kTints);
        ++drawn;
      }
      if (headed) ++shown;
    }
    if (left_out > 0) headline(count(left_out, "more term", "more terms") + " not drawn");
  }

  void headline(const std::string& words) {
    y_ += kGroup;
    put("<text class=\"group\" x=\"12\" y=\"{}\">{}</text>\n", y_ - 9,
        escaped(cut(words, frame_.width - 40)));
  }

  void lane(const model::Term& term, std::size_t tint) {
    const std::string label = term_label(model_, term);
    back_ += fmt::format("<path class=\"lane\" d=\"M0 {0}H{1}\"/>\n", y_, frame_.width);
    put("<g class=\"tint{}\"><text class=\"label\" x=\"12\" y=\"{}\">{}<title>{}</title></text>\n",
        tint, y_ + 21, escaped(cut(label, frame_.gutter - 20)), escaped(label));
    std::vector<double> rows;  // where each row of bars is taken up to
    for (const model::Version& version : term.versions) {
      if (!is_current(version)) continue;
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
        escaped(
            fmt::format("{}{}{}\n{}", label, said.empty() ? "" : ": ", said, say_held(version))));
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
  Frame frame_;
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
  return Picture(model, kFile)
      .draw(fmt::format("<style>{}</style>{}<rect class=\"paper\" width=\"100%\" height=\"100%\"/>",
                        page::kChartCss, chart_defs()));
}

std::string timeline_figure(const model::Model& model) { return Picture(model, kPaper).draw(""); }

}  // namespace inforce::render
