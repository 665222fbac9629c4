// SPDX-License-Identifier: MIT
#pragma once
// render/ics.h - dates for a calendar (RFC 5545): events, and the first and last days of terms, as
// whole days.
//
//   DTSTART;VALUE=DATE:20291231  SUMMARY:Last day: Royalty on net sales (capped, 6%)
//
// A date not known to the day spans the days it may be, and is marked tentative. The model as it is
// known now; nothing depends on the hour it is written.
#include <string>

#include "render/render.h"

namespace inforce::render {

[[nodiscard]] std::string ics(const model::Model& model);

}  // namespace inforce::render
