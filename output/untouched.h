// Whether anybody has touched a folder's outputs since the run that wrote them.
#pragma once

#include <filesystem>

namespace orgkarta::output {

/// Notes how the file system tells of the outputs, in DIR/.orgkarta.state: after they have their
/// names, by whoever holds the DirLock. The file may be deleted at any time. Throws
/// EnvironmentError.
void note_outputs(const std::filesystem::path& dir);

/// Whether all of them are as they were noted: then they are whole and belong together, as they
/// were when they got their names. False if nothing was noted, or the note is not whole; so it is
/// in a folder that was copied.
bool are_untouched(const std::filesystem::path& dir);

}  // namespace orgkarta::output
