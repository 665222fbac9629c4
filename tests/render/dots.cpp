// SPDX-License-Identifier: MIT
#include "render/dots.h"

#include <catch2/catch.hpp>

namespace inforce::render {
namespace {

model::Event event_of(std::string id, const char* date, std::size_t quotes) {
  model::Event event;
  event.id = std::move(id);
  event.date = edtf::parse(date).value_or(edtf::When{});
  event.evidence.resize(quotes);
  return event;
}

TEST_CASE("events that would cover each other are one dot, which the best told speaks for",
          "[render]") {
  model::Model model;
  model.events = {event_of("signed", "2020-03-02", 1), event_of("amended", "2020-03-05", 4),
                  event_of("ended", "2024", 1), event_of("undated", "", 9)};  // stands on no axis
  const auto x_of = [](double day) { return (day - 18262) / 4; };  // 2020-01-01, four days a point
  const std::vector<Dot> dots = dots_of(model, x_of);
  REQUIRE(dots.size() == 2);
  CHECK(dots[0].events.size() == 2);
  CHECK(dots[0].main().id == "amended");
  CHECK(dots[0].when() == "2 March 2020 to 5 March 2020");
  CHECK(dots[1].when() == "2024");
  CHECK(dots[0].x < dots[1].x);
}

TEST_CASE("words below dots stand in the first tier with room, and no line crosses words",
          "[render]") {
  Tiers tiers;
  CHECK(tiers.place(300, 296, 400) == 0);
  CHECK(tiers.place(200, 196, 310) == 1);  // would touch the words at 296
  CHECK(tiers.place(100, 96, 180) == 0);
  CHECK(tiers.place(90, 86, 180) == 1);
  CHECK(tiers.place(80, 76, 330) == 2);
  CHECK(tiers.place(70, 66, 120) == std::nullopt);  // all three are taken there

  Tiers edge;
  CHECK(edge.place(500, 400, 504) == 0);
  CHECK(edge.place(600, 450, 604) == 1);
  CHECK(edge.place(450, 440, 480) == std::nullopt);  // its line would run through words
}

}  // namespace
}  // namespace inforce::render
