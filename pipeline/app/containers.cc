#include "pipeline/app/containers.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <utility>

#include "pipeline/app/escape.h"
#include "pipeline/app/identity_numbers.h"
#include "pipeline/app/json_lines.h"
#include "pipeline/app/unpack_process.h"
#include "pipeline/app/validate.h"
#include "pipeline/ingest/archive/ascii.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/sandbox/fd.h"

namespace orgkarta::app {
namespace {

using ingest::ByteRange;
using ingest::Container;

/// Thrown through an archive's reader when a signal came.
struct Stopped {};

/// Files of these names are documents, whatever a ZIP they are.
bool is_document_name(std::string_view file_name) {
  constexpr auto kEndings = std::to_array<std::string_view>(
      {".docx", ".docm", ".dotx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub"});
  const std::string lower = ingest::ascii_lower(file_name);
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

/// A container that may be opened.
struct Box {
  Input input;
  std::string file_name;  ///< without folders, as the outside has it
  ByteRange range;
  unsigned depth = 1;  ///< 1: not within another
};

/// What is left of an INPUT's limits.
struct Budget {
  std::uint64_t bytes = 0;
  std::uint64_t members = 0;

  void spend(std::uint64_t size) {
    bytes -= std::min(bytes, size);
    members -= std::min<std::uint64_t>(members, 1);
  }
};

/// Puts members' bytes into the spool and notes what they are.
class Collector : public ingest::MemberSink {
 public:
  Collector(const Box& box, Spool& spool, Budget& budget, Signals& signals)
      : box_(box), spool_(spool), budget_(budget), signals_(signals), begin_(spool.size()) {}

  void bytes(std::string_view piece) override { spool_.append(piece); }

  void member(ingest::Member member) override {
    if (signals_.caught() != 0) throw Stopped{};
    Input input;
    input.path = fmt::format("{}!{}", box_.input.path, escape_path(member.name));
    input.source = box_.input.source;
    input.hints.url = std::move(member.url);
    input.fallback.title = printable(member.title);
    mask_identity_numbers(input.fallback.title);
    set_hint(input.fallback, "published", member.published, nullptr);  // a bad date is none
    input.media_type = std::move(member.media_type);
    input.charset = std::move(member.charset);
    input.missing = std::move(member.missing);
    input.outcome = member.outcome;
    input.message = std::move(member.message);
    input.offset = begin_;
    input.size = spool_.size() - begin_;
    budget_.spend(input.size);
    if (member.outcome != Outcome::ok) forget_bytes(input, member.size);
    begin_ = spool_.size();
    names_.push_back(std::move(member.name));
    inputs_.push_back(std::move(input));
  }

  std::size_t count() const { return inputs_.size(); }
  std::size_t sound() const {
    return static_cast<std::size_t>(
        std::count_if(inputs_.begin(), inputs_.end(),
                      [](const Input& input) { return input.outcome == Outcome::ok; }));
  }
  /// Behind the bytes of the last whole member.
  std::uint64_t end() const { return begin_; }
  /// The members in their order, and their names in the archive.
  std::vector<Input>& inputs() { return inputs_; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  void forget_bytes(Input& input, std::uint64_t stated_size) {
    spool_.truncate(begin_);
    input.offset = 0;
    input.size = stated_size;
  }

  const Box& box_;
  Spool& spool_;
  Budget& budget_;
  Signals& signals_;
  std::uint64_t begin_;  ///< of the member that is coming
  std::vector<Input> inputs_;
  std::vector<std::string> names_;
};

class Opener {
 public:
  Opener(const ContainerLimits& limits, const MunicipalityCodes& municipalities,
         sandbox::Pool& pool, std::unique_ptr<Spool>& spool, Signals& signals)
      : limits_(limits),
        municipalities_(municipalities),
        pool_(pool),
        spool_(spool),
        signals_(signals) {}

  /// One of the list: a container gives its members, all else stays.
  void take(Input input) {
    if (input.outcome != Outcome::ok || input.stated_text || input.kept)
      return keep(std::move(input));
    budget_ = {limits_.archive.expanded, limits_.archive.members};
    if (input.file.empty()) {
      const std::string name = input.path;
      const ByteRange range{spool_->reader(), input.offset, input.size};
      return open({std::move(input), name, range, 1});
    }
    const sandbox::Fd file(
        ::open(input.file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat state {};
    const bool usable = file.open() && ::fstat(file.get(), &state) == 0 && S_ISREG(state.st_mode);
    if (!usable) return keep(std::move(input));  // why is told when it is read
    const std::string name = input.file.filename();
    const ByteRange range{file.get(), 0, static_cast<std::uint64_t>(state.st_size)};
    const std::size_t before = out_.size();
    Input itself = input;
    open({std::move(input), name, range, 1});
    if (changed(file.get(), state)) tell_change(std::move(itself), before);
  }

  std::vector<Input> finish() { return std::move(out_); }

 private:
  static bool changed(int file, const struct stat& before) {
    struct stat now {};
    return ::fstat(file, &now) != 0 || now.st_size != before.st_size ||
           now.st_mtim.tv_sec != before.st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != before.st_mtim.tv_nsec;
  }

  /// Of an archive whose members are in the list from `begin` on. A file that stands there itself
  /// has another outcome already, or is still to be read.
  void tell_change(Input archive, std::size_t begin) {
    const bool there = std::any_of(out_.begin() + static_cast<std::ptrdiff_t>(begin), out_.end(),
                                   [&](const Input& input) { return input.path == archive.path; });
    if (there) return;
    fail(std::move(archive), Outcome::changed, "changed while it was opened", out_.size() - begin);
  }

  void keep(Input input) { out_.push_back(std::move(input)); }

  void open(Box box) {
    std::string beginning;
    try {
      beginning = box.range.read(0, ingest::kContainerBeginning);
    } catch (const ingest::ReadError&) {
      return keep(std::move(box.input));
    }
    const bool lines = is_json_lines(box.file_name);
    const Container kind = lines && !beginning.starts_with("\x1F\x8B")
                               ? Container::none
                               : ingest::container_of(beginning, box.file_name);
    if (lines && kind == Container::none) return open_lines(std::move(box));
    if (kind == Container::none || (kind == Container::zip && is_document_name(box.file_name))) {
      return keep(std::move(box.input));
    }
    open_archive(std::move(box), kind);
  }

  void open_lines(Box box) {
    if (box.depth > limits_.depth) return too_deep(std::move(box.input));
    // A byte of a text may take six in JSON (\u00e5), and the other members need some room.
    const std::uint64_t max_line = limits_.archive.member_bytes * 6 + 65'536;
    std::vector<Input> inputs;
    try {
      inputs =
          read_json_file(box.range, box.input.path, max_line, municipalities_, spool(), signals_);
    } catch (const ingest::ReadError& error) {
      return fail(std::move(box.input), error.outcome(), error.what(), 0);
    }
    if (inputs.empty()) return fail(std::move(box.input), Outcome::empty, "no line in it", 0);
    for (Input& input : inputs) {
      input.source = box.input.source;
      const bool bytes = input.outcome == Outcome::ok && !input.stated_text;
      if (!bytes) {
        keep(std::move(input));
        continue;
      }
      const std::string name = input.path;
      const ByteRange range{spool().reader(), input.offset, input.size};
      open({std::move(input), name, range, box.depth + 1});
    }
  }

  void open_archive(Box box, Container kind) {
    ingest::UnpackRequest request;
    request.range = box.range;
    request.options.kind = kind;
    request.options.file_name = box.file_name;
    request.options.limits = limits_.archive;
    request.options.limits.expanded = std::min(limits_.archive.expanded, budget_.bytes);
    const bool closed = box.depth > limits_.depth;
    // A ZIP may still be a document; that is told before the first member is counted.
    request.options.limits.members = closed ? 0 : budget_.members;
    Collector members(box, spool(), budget_, signals_);
    const UnpackResult result = unpack_apart(pool_, request, members, [this] { check_signals(); });
    if (result.is_document) return keep(std::move(box.input));
    if (closed) return too_deep(std::move(box.input));
    spool().truncate(members.end());
    if (result.outcome != Outcome::ok) {
      fail(std::move(box.input), result.outcome, result.message, members.sound());
    }
    take_members(box, kind, members);
  }

  void take_members(const Box& box, Container kind, Collector& members) {
    for (std::size_t i = 0; i < members.count(); ++i) {
      Input& input = members.inputs()[i];
      if (input.outcome != Outcome::ok) {
        keep(std::move(input));
        continue;
      }
      const ByteRange range{spool().reader(), input.offset, input.size};
      const std::string& name = members.names()[i];
      // The lines of a compressed file are its own members.
      if (kind == Container::compressed && is_json_lines(name)) input.path = box.input.path;
      open({std::move(input), name, range, box.depth + 1});
    }
  }

  void too_deep(Input input) {
    const unsigned n = limits_.depth;
    fail(std::move(input), Outcome::too_deep, fmt::format("within {} others (--max-depth)", n), 0);
  }

  void fail(Input input, Outcome outcome, std::string message, std::size_t found) {
    input.outcome = outcome;
    input.message = std::move(message);
    if (found != 0) input.message += fmt::format("; members kept: {}", found);
    input.offset = 0;
    keep(std::move(input));
  }

  void check_signals() {
    if (signals_.caught() != 0) throw Stopped{};
  }

  Spool& spool() {
    if (!spool_) spool_ = std::make_unique<Spool>();
    return *spool_;
  }

  const ContainerLimits& limits_;
  const MunicipalityCodes& municipalities_;
  sandbox::Pool& pool_;
  std::unique_ptr<Spool>& spool_;
  Signals& signals_;
  Budget budget_;
  std::vector<Input> out_;
};

}  // namespace

std::vector<Input> open_containers(std::vector<Input> inputs, const ContainerLimits& limits,
                                   const MunicipalityCodes& municipalities, sandbox::Pool& pool,
                                   std::unique_ptr<Spool>& spool, Signals& signals) {
  Opener opener(limits, municipalities, pool, spool, signals);
  try {
    for (Input& input : inputs) {
      if (signals.caught() != 0) break;
      opener.take(std::move(input));
    }
  } catch (const Stopped&) {  // the caller sees the signal
  }
  return opener.finish();
}

}  // namespace orgkarta::app
