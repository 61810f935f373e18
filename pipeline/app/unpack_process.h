// Archives, opened in a process of their own.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "pipeline/ingest/archive/member_codec.h"
#include "pipeline/sandbox/pool.h"

namespace orgkarta::app {

/// The name of unpack_reader() among a pool's handlers.
inline constexpr std::string_view kUnpack = "unpack";

/// The streaming handler: ingest::unpack(), without the bytes of members whose name says that they
/// are not read.
std::string unpack_reader(int file, std::string_view request, const sandbox::Emit& emit);

/// What became of an archive.
struct UnpackResult {
  Outcome outcome = Outcome::ok;
  std::string message;       ///< if not ok
  bool is_document = false;  ///< a ZIP that is none; nothing was given
};

/// Opens an archive in one of the pool's processes, which has unpack_reader(). Members go to `sink`
/// as they come; what it and `watch` (called while nothing comes) throw is thrown on. Throws
/// output::EnvironmentError if no process can be had.
UnpackResult unpack_apart(sandbox::Pool& pool, const ingest::UnpackRequest& request,
                          ingest::MemberSink& sink, std::function<void()> watch);

}  // namespace orgkarta::app
