// SPDX-License-Identifier: MIT
#pragma once
// render/render.h - a model as things people open: pages, tables, pictures, calendars.
//
// Every output is a pure function from a model (and, where it helps, the texts of its documents) to
// bytes; who calls it writes the files. Without a document's text only the quotes are shown.
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"

namespace inforce::render {

using Texts =
    std::map<std::string, std::string>;  // document id -> its text, the one quotes are cut from

struct File {
  std::string name;  // "report.html"
  std::string bytes;
};

// All that `inforce build` puts into the output folder beside the model.
[[nodiscard]] std::vector<File> report_files(const model::Model& model, const Texts& texts);

// Stands at the head of every page of ours that could pass for a document.
inline constexpr std::string_view kMark = "written by inforce: no source";
[[nodiscard]] bool is_own_page(std::string_view bytes);

// A form other programs read.
struct Format {
  std::string_view name;          // "ics", as `export --to` has it
  std::string_view file;          // "calendar.ics", as the output folder has it
  std::string_view cannot_carry;  // what is lost on the way, a sentence
  std::string (*write)(const model::Model&);
};

[[nodiscard]] std::span<const Format> formats();

}  // namespace inforce::render
