// SPDX-License-Identifier: MIT
// inforce build: documents in; the model and every report out.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <memory>

#include "base/file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/print_json.h"
#include "cli/reading.h"
#include "cli/sources.h"
#include "merge/kinds.h"
#include "merge/merge.h"
#include "model/to_yaml.h"
#include "query/query.h"
#include "render/render.h"

namespace inforce::cli {
namespace {

namespace fs = std::filesystem;

// A line that counts up, on a terminal, when reading takes long.
class Progress {
 public:
  Progress(const Shell& shell, std::size_t total)
      : shown_(!shell.quiet && ::isatty(STDERR_FILENO) != 0), total_(total) {}
  void tell(std::size_t done) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || (now - last_ < std::chrono::milliseconds(100) && done != total_)) return;
    last_ = now;
    if (now - start_ < std::chrono::milliseconds(500)) return;
    fmt::print(stderr, "\rreading {} of {} documents", done, total_);
    written_ = true;
  }
  ~Progress() {
    if (written_) fmt::print(stderr, "\r\033[K");
  }

 private:
  bool shown_, written_ = false;
  std::size_t total_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), last_ = start_;
};

std::string schema_for(const fs::path& model) {
  // Seen from the model's folder; models/ has the schema beside it.
  return model.parent_path().filename() == "models" ? "schema/model.schema.json"
                                                    : "model.schema.json";
}

// What people decided stands beside the model: models/lease.yaml, models/lease.overlay.yaml.
Result<merge::Overlay> load_overlay(const fs::path& model) {
  fs::path path = model;
  path.replace_extension(".overlay.yaml");
  std::error_code status;
  if (!fs::exists(path, status)) return merge::Overlay{};
  return merge::read_overlay(path.string());
}

void run(Shell& shell, const std::vector<std::string>& paths) {
  const auto start = std::chrono::steady_clock::now();
  const std::optional<Knowledge> knowledge = load_knowledge(shell);
  if (!knowledge) return;
  if (paths.empty() && shell.project.sources.empty()) {
    shell.fail(error("no-sources", {},
                     "no documents to read; name files or folders, or 'sources:' in inforce.yaml"));
    return;
  }
  const std::vector<Source> sources = find_sources(shell, paths);
  std::vector<claims::Extraction> extractions;
  {
    Progress progress(shell, sources.size());
    extractions =
        extract_all(shell, sources, *knowledge, [&](std::size_t done) { progress.tell(done); });
  }
  if (extractions.empty()) {
    if (shell.exit_code == kDone) shell.exit_code = kBadInput;
    return;
  }
  if (shell.project.output.empty()) shell.project.output = "output";
  const bool is_elsewhere = !paths.empty() && !shell.flags.output.empty();  // none of the project's
  if (shell.project.model.empty() || (is_elsewhere && shell.flags.model.empty())) {
    shell.project.model = (fs::path(shell.project.output) / "model.yaml").string();
  }
  Diagnostics diagnostics;
  const Result<merge::Overlay> overlay = load_overlay(shell.project.model);
  if (!overlay) {
    shell.fail(overlay.problems());
    return;
  }
  render::Texts texts;
  std::map<std::string, std::string> texts_of_files;  // path -> whose text it is
  for (const claims::Extraction& extraction : extractions) {
    texts[extraction.doc] = extraction.text;
    if (!extraction.messages.empty()) texts_of_files[extraction.path] = extraction.doc;
  }
  const std::size_t files = extractions.size();
  model::Model model = merge::from_claims(std::move(extractions), merge::kinds_of(knowledge->pack),
                                          *overlay, diagnostics);
  for (const model::Document& document : model.documents) {  // an older mail in the file of another
    const auto file = texts_of_files.find(document.path);
    if (file != texts_of_files.end()) texts.emplace(document.id, texts[file->second]);
  }
  model.name = fs::path(shell.project.model).stem().string();
  model.root = root_seen_from(shell.project.model, shell.project.root);
  model.packs = shell.project.packs;
  shell.report(diagnostics);

  const Diagnostics written =
      write_file(shell.project.model, model::to_yaml(model, schema_for(shell.project.model)));
  if (has_errors(written)) {
    shell.fail(written);
    return;
  }
  for (const render::File& file : render::report_files(model, texts)) {
    const Diagnostics failed = write_file(fs::path(shell.project.output) / file.name, file.bytes);
    if (has_errors(failed)) {
      shell.fail(failed);
      return;
    }
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  const std::string report = (fs::path(shell.project.output) / "report.html").string();
  if (shell.json()) {
    return print_json({{"documents", files},
                       {"events", query::count_events(model)},
                       {"terms", model.terms.size()},
                       {"conflicts", model.conflicts.size()},
                       {"seconds", seconds.count()},
                       {"model", shell.project.model},
                       {"report", report}});
  }
  if (shell.quiet) return;
  fmt::print("{}, {}, {}, {}, {:.2f} s\nmodel: {}\nreports: {}\n", counted(files, "document"),
             counted(query::count_events(model), "event"), counted(model.terms.size(), "term"),
             counted(model.conflicts.size(), "conflict"), seconds.count(), shell.project.model,
             report);
}

}  // namespace

Command build_command(Shell& shell) {
  const auto paths = std::make_shared<std::vector<std::string>>();
  return {
      .name = "build",
      .about = "Read documents; write the model and every report",
      .takes = {{"PATH", paths.get(), "files, folders or globs; else those of inforce.yaml"}},
      .footer =
          R"(Without --model the model that inforce.yaml names is written, also with a PATH. With
a PATH and --output, and where there is no inforce.yaml, it is model.yaml in the output
folder.

  inforce build                          what inforce.yaml says
  inforce build notes/ --output report   a folder of your own; writes report/model.yaml)",
      .run = [&shell, paths] { run(shell, *paths); }};
}

}  // namespace inforce::cli
