// SPDX-License-Identifier: MIT
#pragma once
// render/page.h - the files of page/, as CMake puts them into the program.
#include <string_view>

namespace inforce::render::page {

extern const std::string_view kChartCss;  // chart.css: the picture, also of timeline.svg
extern const std::string_view kStyle;     // every .css, as they stand in the page's <style>
extern const std::string_view kScript;    // every .js, as they stand in the page's <script>
extern const std::string_view kOpenApi;   // openapi.json: what a server answers
extern const std::string_view kStyleHash, kScriptHash;  // SHA-256, hexadecimal

}  // namespace inforce::render::page
