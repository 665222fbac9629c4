// SPDX-License-Identifier: MIT
// The server of `inforce serve`. What is answered is in cli/api.h; here are the socket, its limits,
// the files that are watched, and the end.
#include <fmt/format.h>
#include <httplib.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <memory>
#include <mutex>
#include <thread>

#include "cli/api.h"
#include "cli/print_json.h"
#include "cli/reading.h"
#include "cli/serve.h"
#include "cli/sources.h"
#include "render/html.h"

namespace inforce::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kLongestBody = std::size_t{16} * 1024;  // of a request; none is needed
constexpr std::size_t kMostClients = 4096;                    // whose rate is kept
constexpr double kBurst = 200;  // requests at once, before the rate counts
constexpr int kSecondsToRead = 2, kSecondsToWrite = 20;
// A browser holds connections that it does not use; each takes a thread for so long.
constexpr std::size_t kThreads = 64;
constexpr int kSecondsIdle = 1;

// A bucket of requests for each client, filled at the rate.
class Limiter {
 public:
  explicit Limiter(double rate) : rate_(rate) {}

  bool admit(const std::string& client) {
    const std::lock_guard lock(mutex_);
    if (buckets_.size() > kMostClients) buckets_.clear();
    const Clock::time_point now = Clock::now();
    Bucket& bucket = buckets_.try_emplace(client, Bucket{kBurst, now}).first->second;
    const std::chrono::duration<double> passed = now - bucket.last;
    bucket = {std::min(kBurst, bucket.left + passed.count() * rate_), now};
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  }

 private:
  struct Bucket {
    double left;
    Clock::time_point last;
  };
  const double rate_;
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

// The site being served; requests keep the one they began with.
class Current {
 public:
  std::shared_ptr<const Site> get() const {
    const std::lock_guard lock(mutex_);
    return site_;
  }
  void set(Site site) {
    const std::lock_guard lock(mutex_);
    site_ = std::make_shared<const Site>(std::move(site));
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Site> site_;
};

bool load(Shell& shell, Current& current) {
  std::optional<model::Model> model = load_model(shell);
  if (!model) return false;
  Sources sources(*model, shell.project);
  render::Texts texts;
  for (const model::Document& document : model->documents) {
    const Sources::Source& source = sources.find(document.id);
    if (source.is_own) texts[document.id] = source.text;
  }
  current.set(make_site(shell.project, std::move(*model), std::move(texts)));
  return true;
}

// What changes when one of these files does: names, sizes and times.
std::string fingerprint(const std::vector<fs::path>& files) {
  std::string seen;
  for (const fs::path& file : files) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error) continue;
    const auto time = fs::last_write_time(file, error);
    if (error) continue;
    seen += fmt::format("{}|{}|{}\n", file.string(), size, time.time_since_epoch().count());
  }
  return seen;
}

// The files that a build would read: what else lies in their folders, such as the log of this very
// server, changes nothing. What is wrong with them is for the build to say.
std::vector<fs::path> source_files(const Shell& shell) {
  Shell silent = shell;
  silent.silent = true;
  std::vector<fs::path> files;
  for (const Source& source : find_sources(silent, {})) files.emplace_back(source.file);
  return files;
}

// `inforce build` with the same flags, in a process of its own: one that fails leaves the served
// site alone.
bool rebuild(const Shell& shell) {
  std::vector<std::string> words = {"inforce", "build", "--quiet"};
  const auto flag = [&](const char* name, const std::string& value) {
    if (!value.empty()) words.insert(words.end(), {name, value});
  };
  flag("--model", shell.flags.model);
  flag("--output", shell.flags.output);
  for (const std::string& pack : shell.flags.packs) flag("--pack", pack);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  // The child must end at Ctrl-C although this process waits for its signals.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  const std::string program = program_folder() / "inforce";
  pid_t child = 0;
  const int failed =
      posix_spawn(&child, program.c_str(), nullptr, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0) return false;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return false;
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == kDone;
}

// Looks at the files twice a second: new sources are built, a new model is loaded.
class Watch {
 public:
  Watch(Shell& shell, Current& current) : shell_(shell), current_(current) {
    seen_sources_ = fingerprint(source_files(shell));
    seen_model_ = fingerprint({shell.project.model});
  }

  void look() {
    if (std::string now = fingerprint(source_files(shell_)); now != seen_sources_) {
      seen_sources_ = std::move(now);
      fmt::print(stderr, "sources changed: building\n");
      if (!rebuild(shell_)) fmt::print(stderr, "the build failed; the last model is served\n");
    }
    if (std::string now = fingerprint({shell_.project.model}); now != seen_model_) {
      seen_model_ = std::move(now);
      if (load(shell_, current_)) fmt::print(stderr, "serving the new model\n");
      shell_.exit_code = kDone;  // a model that is broken for a while does not end the server
    }
  }

 private:
  Shell& shell_;
  Current& current_;
  std::string seen_sources_, seen_model_;
};

// Names by which a browser may call this server; others are another site's attempt to reach it.
bool is_own_name(const std::string& host_header, const Serving& serving) {
  std::string name = host_header.substr(0, host_header.rfind(':'));
  if (host_header.find(':') == std::string::npos || host_header.back() == ']') name = host_header;
  const bool is_loopback =
      serving.host == "127.0.0.1" || serving.host == "::1" || serving.host == "localhost";
  if (!is_loopback) return true;  // who opens it to a network knows its names
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

void refuse(httplib::Response& response, int status, std::string_view message) {
  response.status = status;
  response.set_content(fmt::format("{{\"schema\":\"inforce/1\",\"error\":{{\"code\":\"http-{}\","
                                   "\"message\":\"{}\"}}}}\n",
                                   status, message),
                       "application/json");
}

void set_limits(httplib::Server& server, const Serving& serving, Limiter& limiter) {
  server.set_payload_max_length(kLongestBody);
  server.set_read_timeout(kSecondsToRead, 0);
  server.set_write_timeout(kSecondsToWrite, 0);
  server.set_keep_alive_max_count(100);
  server.set_keep_alive_timeout(kSecondsIdle);
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };  // which it deletes
  // By itself the library lets a second server share the port, and takes half of the questions.
  server.set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.set_default_headers({
      {"Content-Security-Policy", render::content_security_policy(render::Home::server)},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cache-Control", "no-cache"},
  });
  server.set_pre_routing_handler([&](const httplib::Request& request, httplib::Response& response) {
    using Next = httplib::Server::HandlerResponse;
    if (!limiter.admit(request.remote_addr)) {
      response.set_header("Retry-After", "1");
      refuse(response, 429, "too many requests; wait a second");
      return Next::Handled;
    }
    if (!is_own_name(request.get_header_value("Host"), serving)) {
      refuse(response, 403, "this server answers to localhost only");
      return Next::Handled;
    }
    if (request.method != "GET" && request.method != "HEAD") {
      response.set_header("Allow", "GET, HEAD");
      refuse(response, 405, "questions are asked with GET");
      return Next::Handled;
    }
    return Next::Unhandled;
  });
  server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
    if (response.body.empty()) refuse(response, response.status, "the request cannot be answered");
  });
}

void set_answers(httplib::Server& server, const Current& current) {
  server.Get(".*", [&](const httplib::Request& request, httplib::Response& response) {
    const std::shared_ptr<const Site> site = current.get();
    Reply reply = answer(*site, request.path, {request.params.begin(), request.params.end()});
    const std::string tag = etag_of(reply.body);
    response.set_header("ETag", tag);
    if (reply.status == 200 && request.get_header_value("If-None-Match") == tag) {
      response.status = 304;
      return;
    }
    response.status = reply.status;
    response.set_content(reply.body, reply.type);
  });
}

}  // namespace

void run_server(Shell& shell, const Serving& serving) {
  Current current;
  if (!load(shell, current)) return;
  sigset_t ends;  // waited for by one thread; every other inherits the mask
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);

  Limiter limiter(serving.rate);
  httplib::Server server;
  set_limits(server, serving, limiter);
  set_answers(server, current);
  const bool any = serving.port == 0;
  const int port = any ? server.bind_to_any_port(serving.host) : serving.port;
  if (port < 0 || (!any && !server.bind_to_port(serving.host, port))) {
    return shell.fail(
        error("no-port", {},
              fmt::format("cannot listen on {}:{}; choose another --port, or 0 for any",
                          serving.host, serving.port)));
  }
  const std::string url = fmt::format("http://{}:{}/", serving.host, port);
  if (shell.json()) {
    print_json({{"url", url}});
  } else {
    fmt::print("serving {} (Ctrl-C ends)\n", url);
  }
  std::fflush(stdout);

  std::thread attendant([&] {
    std::optional<Watch> watch;
    if (serving.watch) watch.emplace(shell, current);
    const timespec half_a_second{0, 500'000'000};
    while (sigtimedwait(&ends, nullptr, &half_a_second) < 0) {
      if (watch) watch->look();
    }
    server.stop();
  });
  const bool served = server.listen_after_bind();
  if (!served) ::kill(::getpid(), SIGTERM);
  attendant.join();
  pthread_sigmask(SIG_UNBLOCK, &ends, nullptr);
}

}  // namespace inforce::cli
