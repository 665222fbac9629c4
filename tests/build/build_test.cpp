// SPDX-License-Identifier: MIT
// inforce build as a user runs it: the committed model and reports come out again, byte for byte,
// and bad documents neither stop the others nor leave anything half-written.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path = fs::temp_directory_path() / ("inforce-build-" + std::to_string(::getpid()));
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
};

std::string bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

struct Run {
  int code = 0;
  std::string errors;
};

// Runs the program in `folder`; what it says on standard error comes back.
Run run(const fs::path& folder, const std::string& arguments, const std::string& as = "") {
  const fs::path said = folder / ".said";
  const std::string line = "cd '" + folder.string() + "' && " + as + " '" INFORCE_PROGRAM "' " +
                           arguments + " 2>'" + said.string() + "' >/dev/null";
  const int status = std::system(line.c_str());
  Run result{WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes(said)};
  fs::remove(said);
  return result;
}

}  // namespace

TEST_CASE("building again gives the committed bytes", "[build]") {
  const Folder folder;
  const fs::path root = INFORCE_ROOT;
  fs::copy(root / "seeds", folder.path / "seeds", fs::copy_options::recursive);
  fs::create_directories(folder.path / "models");
  fs::copy_file(root / "inforce.yaml", folder.path / "inforce.yaml");
  const Run built = run(folder.path, "build");
  CHECK(built.code == 0);
  CHECK(bytes(folder.path / "models/partnership.yaml") == bytes(root / "models/partnership.yaml"));
  std::size_t compared = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(root / "output")) {
    if (!fs::exists(folder.path / "output" / entry.path().filename())) continue;  // screenshots
    CAPTURE(entry.path().string());
    CHECK(bytes(folder.path / "output" / entry.path().filename()) == bytes(entry.path()));
    ++compared;
  }
  CHECK(compared >= 5);
}

TEST_CASE("the order of the documents and the folder one stands in change nothing", "[build]") {
  const Folder folder;
  fs::copy(fs::path(INFORCE_ROOT) / "seeds", folder.path / "seeds", fs::copy_options::recursive);
  std::string files, backwards;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder.path / "seeds")) {
    const std::string file = "seeds/" + entry.path().filename().string();
    files += " " + file;
    backwards = " " + file + backwards;
  }
  CHECK(run(folder.path, "build --model a/m.yaml --output a" + files).code == 0);
  CHECK(run(folder.path, "build --model b/m.yaml --output b" + backwards).code == 0);
  CHECK(bytes(folder.path / "a/m.yaml") == bytes(folder.path / "b/m.yaml"));
}

TEST_CASE("bad documents are named, and the others are read", "[build]") {
  const Folder folder;
  write(folder.path / "good.txt", "Acme and Beta signed a supply deal on 3 May 2020.\n");
  write(folder.path / "empty.txt", "");
  write(folder.path / "binary.txt", std::string("\x7F"
                                                "ELF\0\1\2",
                                                7));
  write(folder.path / "latin1.txt", "caf\xE9");
  fs::create_symlink("nowhere.txt", folder.path / "dangling.txt");
  const Run built = run(folder.path, "build . empty.txt missing.txt --model m.yaml --output out");
  CHECK(built.code == 2);
  CHECK(built.errors.find("empty.txt: error:") != std::string::npos);
  CHECK(built.errors.find("dangling.txt: error:") != std::string::npos);
  CHECK(built.errors.find("binary.txt: error:") != std::string::npos);
  CHECK(built.errors.find("latin1.txt:1:4: error:") != std::string::npos);
  CHECK(built.errors.find("missing.txt: error:") != std::string::npos);
  CHECK(bytes(folder.path / "m.yaml").find("agreement-made") != std::string::npos);
}

TEST_CASE("a folder that cannot be read is named, and the others are read", "[build]") {
  // Root may read anything.
  const std::string as =
      ::geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : "";
  const Folder folder;
  fs::create_directories(folder.path / "notes/locked");
  fs::create_directories(folder.path / "notes/zeta");
  write(folder.path / "notes/good.txt", "Acme and Beta signed a supply deal on 3 May 2020.\n");
  write(folder.path / "notes/zeta/late.txt", "Acme and Beta ended the deal on 4 June 2021.\n");
  fs::permissions(folder.path, fs::perms::all);
  if (run(folder.path, "--version", as).code != 0) return;  // nobody may not run it here
  fs::permissions(folder.path / "notes/locked", fs::perms::none);
  const Run built = run(folder.path, "build notes --model m.yaml --output out", as);
  fs::permissions(folder.path / "notes/locked", fs::perms::all);
  CHECK(built.code == 2);
  CHECK(built.errors ==
        "notes/locked: error: cannot read all of this folder: Permission denied [cannot-read]\n");
  CHECK(bytes(folder.path / "m.yaml").find("late.txt") != std::string::npos);
}

TEST_CASE("nothing to read writes nothing", "[build]") {
  const Folder folder;
  write(folder.path / "empty.txt", "");
  CHECK(run(folder.path, "build empty.txt --model m.yaml --output out").code == 2);
  CHECK_FALSE(fs::exists(folder.path / "m.yaml"));
  CHECK_FALSE(fs::exists(folder.path / "out"));
  CHECK(run(folder.path, "build --model m.yaml").code == 2);
  CHECK(run(folder.path, "build empty.txt --pack nosuch").code == 2);
}
