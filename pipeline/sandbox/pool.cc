#include "pipeline/sandbox/pool.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/sandbox/death.h"

namespace orgkarta::sandbox {
namespace {

using Manner = ForkServer::Manner;

/// A worker between two calls that has something to say, or has ended, is of no use.
bool quiet(int fd) {
  pollfd channel{fd, POLLIN, 0};
  return ::poll(&channel, 1, 0) == 0;
}

bool sound(const Header& answer, std::uint32_t call) {
  return answer.magic == Header::kMagic && answer.call == call &&
         (answer.code <= static_cast<std::uint32_t>(Status::too_much_output) ||
          answer.code == kPiece) &&
         answer.detail < kOutcomeNames.size();
}

Reply no_bytes(Status status, std::string message) {
  return {status, Outcome::ok, {}, std::move(message)};
}

Reply reply_of(const Header& answer, std::string body) {
  Reply reply;
  reply.status = static_cast<Status>(answer.code);
  reply.refusal = static_cast<Outcome>(answer.detail);
  (reply.status == Status::ok ? reply.bytes : reply.message) = std::move(body);
  return reply;
}

/// Handlers that are another program's.
std::vector<Handler> of_kinds(std::vector<std::string> kinds) {
  std::vector<Handler> handlers;
  for (std::string& kind : kinds) handlers.push_back({std::move(kind), nullptr});
  return handlers;
}

}  // namespace

/// What is asked, and what it may cost.
struct Pool::Question {
  std::uint32_t handler = 0;
  std::string_view request;
  Limits limits;
  int file = -1;                   ///< goes with the request if not negative
  const Stream* stream = nullptr;  ///< where pieces go; null: there may be none
};

/// A seat of one's own for the time of a call.
class Pool::Turn {
 public:
  explicit Turn(Pool& pool) : pool_(pool) {
    std::unique_lock lock(pool_.mutex_);
    pool_.free_again_.wait(lock, [&] { return !pool_.free_.empty(); });
    seat_ = pool_.free_.back();
    pool_.free_.pop_back();
  }
  ~Turn() {
    {
      const std::lock_guard lock(pool_.mutex_);
      pool_.free_.push_back(seat_);  // has room: it came from there
    }
    pool_.free_again_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  Seat& seat() const { return *seat_; }

 private:
  Pool& pool_;
  Seat* seat_ = nullptr;
};

Pool::Pool(std::vector<Handler> handlers, unsigned workers, const Limits& limits)
    : handlers_(std::move(handlers)),
      limits_(limits),
      server_(handlers_, limits_),
      seats_(std::max(1U, workers)) {
  for (Seat& seat : seats_) free_.push_back(&seat);
}

Pool::Pool(const std::string& program, std::vector<std::string> kinds, unsigned workers,
           const Limits& limits)
    : handlers_(of_kinds(std::move(kinds))),
      limits_(limits),
      server_(handlers_, limits_, program),
      seats_(std::max(1U, workers)) {
  for (Seat& seat : seats_) free_.push_back(&seat);
}

Reply Pool::call(std::string_view kind, std::string_view request) {
  return ask({number_of(kind), request, limits_});
}

Reply Pool::stream(std::string_view kind, int file, std::string_view request,
                   const Stream& stream) {
  Limits limits = limits_;
  limits.wall = stream.limits.wall;
  limits.cpu = stream.limits.cpu;
  limits.output = stream.limits.output;
  return ask({number_of(kind), request, limits, file, &stream});
}

Reply Pool::ask(const Question& question) {
  const Turn turn(*this);
  Seat& seat = turn.seat();
  make_ready(seat);
  seat.in_call = true;
  Reply reply = exchange(seat, question);
  seat.in_call = false;
  return reply;
}

std::uint32_t Pool::number_of(std::string_view kind) const {
  const auto at = std::find_if(handlers_.begin(), handlers_.end(),
                               [&](const Handler& handler) { return handler.kind == kind; });
  if (at == handlers_.end()) {
    throw std::invalid_argument(fmt::format("no handler reads \"{}\"", kind));
  }
  return static_cast<std::uint32_t>(std::distance(handlers_.begin(), at));
}

void Pool::make_ready(Seat& seat) {
  const bool stays =
      seat.pid != 0 && !seat.in_call && seat.calls < limits_.calls && quiet(seat.channel.get());
  if (stays) return;
  if (seat.pid != 0) dismiss(seat, Manner::at_once);
  Spawned spawned = server_.spawn();
  seat = Seat{spawned.pid, std::move(spawned.channel), 0, false};
}

Reply Pool::exchange(Seat& seat, const Question& question) {
  const Limits& limits = question.limits;
  const Stream* stream = question.stream;
  Patience patience(limits.wall, stream != nullptr ? stream->watch : nullptr);
  const int fd = seat.channel.get();
  const auto seconds = static_cast<std::uint32_t>(limits.cpu.count());
  const Header header{Header::kMagic, ++seat.calls, question.handler, seconds, 0};
  Transfer transfer = send_frame(fd, header, question.request, patience, question.file);
  for (std::uint64_t output = 0; transfer == Transfer::done;) {
    Header answer;
    transfer = receive_header(fd, answer, patience);
    if (transfer != Transfer::done) break;
    const bool piece = answer.code == kPiece;
    if (!sound(answer, seat.calls) || (piece && stream == nullptr)) {
      dismiss(seat, Manner::at_once);
      return no_bytes(Status::crash, "the reader wrote something else than an answer");
    }
    if (answer.size > limits.output || output + answer.size > limits.output) {
      dismiss(seat, Manner::at_once);
      return no_bytes(Status::too_much_output, too_much(output + answer.size, limits.output));
    }
    output += answer.size + sizeof answer;  // so that empty pieces have an end, too
    std::string body;
    transfer = receive_body(fd, answer, body, patience);
    if (transfer != Transfer::done) break;
    if (!piece) return reply_of(answer, std::move(body));
    stream->take(body);
  }
  return without_answer(seat, transfer, limits);
}

Reply Pool::without_answer(Seat& seat, Transfer transfer, const Limits& limits) {
  if (transfer == Transfer::late) {
    dismiss(seat, Manner::at_once);
    return no_bytes(Status::timeout,
                    fmt::format("the reader took more than {} ms", limits.wall.count()));
  }
  const Death death = dismiss(seat, Manner::on_its_own);
  if (WIFEXITED(death.status) && WEXITSTATUS(death.status) == kExitUnconfined) {
    throw PoolError("the system did not let a reader limit itself");
  }
  if (WIFEXITED(death.status) && WEXITSTATUS(death.status) == kExitNoProgram) {
    throw PoolError("a reader's program cannot be executed");
  }
  return last_words(death, limits);
}

Death Pool::dismiss(Seat& seat, Manner manner) {
  const Death death = server_.end(seat.pid, manner);
  seat = Seat{};
  return death;
}

}  // namespace orgkarta::sandbox
