// Archives, mails and JSON Lines among the inputs, replaced by the documents in them.
#pragma once

#include <memory>
#include <vector>

#include "pipeline/app/inputs.h"
#include "pipeline/app/municipality_codes.h"
#include "pipeline/app/signals.h"
#include "pipeline/app/spool.h"
#include "pipeline/ingest/archive/unpack.h"
#include "pipeline/sandbox/pool.h"

namespace orgkarta::app {

/// How far containers are opened.
struct ContainerLimits {
  ingest::UnpackLimits archive;  ///< of one INPUT's file, with all that is within it
  unsigned depth = 3;            ///< containers within each other
};

/// Replaces every input that holds others by what it holds: WARC, ZIP, tar, compressed files, mail,
/// JSON Lines, and what of these is within them. The members stand where it stood; their paths are
/// `path!member`, their bytes lie in the spool, which is made when first needed. An input that
/// could not be wholly opened stays too, with its outcome, in front of what was found in it; one
/// that was opened is no document, and gone.
///
/// Ends early when a signal came. Throws output::EnvironmentError.
std::vector<Input> open_containers(std::vector<Input> inputs, const ContainerLimits& limits,
                                   const MunicipalityCodes& municipalities, sandbox::Pool& pool,
                                   std::unique_ptr<Spool>& spool, Signals& signals);

}  // namespace orgkarta::app
