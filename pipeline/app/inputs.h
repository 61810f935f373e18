// Which documents a run reads, and what they are called in the outputs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/file_stamp.h"
#include "pipeline/model/outcome.h"
#include "pipeline/model/record.h"

namespace orgkarta::app {

/// One listed input. Either it is still to be read (outcome ok), or its outcome is settled already:
/// a symlink, a device, a type that is not read, a folder that cannot be opened.
struct Input {
  std::string path;  ///< in the outputs: relative to its INPUT, escaped, unique in the run
  std::filesystem::path file;      ///< where to read it; empty: in the spool
  std::uint64_t offset = 0;        ///< of its bytes in the spool
  std::uint64_t size = 0;          ///< bytes
  std::optional<FileStamp> stamp;  ///< of `file`, as it was listed
  bool kept = false;         ///< of a container that has not changed: as the run before has it
  Hints hints;               ///< what the input itself, the manifest or the command line says
  Hints fallback;            ///< what is taken if nobody else says anything
  std::string media_type;    ///< as declared by what it came in; empty: by nothing
  std::string charset;       ///< as declared
  std::string missing;       ///< why a part of it is not there; else empty
  bool stated_text = false;  ///< said to be text or a page: never unpacked
  std::size_t source = 0;    ///< which INPUT of the command line it comes from
  Outcome outcome = Outcome::ok;
  std::string message;  ///< why the outcome is not ok
};

/// Lists the INPUTs of the command line ("-" is passed over): files as they are, folders with all
/// below them, each sorted by path bytes. A symbolic link is followed only as an INPUT itself. A
/// folder that cannot be opened is one unreadable input, and its siblings are listed. The output
/// folder is never entered. Nothing is opened but folders.
std::vector<Input> list_inputs(const std::vector<std::string>& given, const std::string& out_dir);

/// Gives every input a path of its own. Where INPUTs clash, all paths of these INPUTs get their
/// folder's name in front, as often as it helps; what clashes still gets #2, #3 … at its end. A
/// file that was listed before under another INPUT becomes `skipped`.
void make_paths_unique(std::vector<Input>& inputs, const std::vector<std::string>& given);

/// Gives inputs that share a path #2, #3 … at its end.
void number_paths(std::vector<Input>& inputs);

}  // namespace orgkarta::app
