#!/usr/bin/env bash
#SBATCH --job-name=orgkarta
#SBATCH --requeue
#SBATCH --open-mode=append
# Reads one shard of the INPUTs into WORK/I-of-N, for whatever starts many of them; then: orgkarta merge WORK/*-of-N --out DIR
#   sbatch --array=1-64 scripts/shard.sh WORK INPUT… [OPTION…]                     Slurm: the array is the shards
#   seq 64 | parallel --retries 3 SHARD={}/64 scripts/shard.sh WORK INPUT…         GNU parallel
# The folder gets its name when it is whole: a shard that is there is not read again, one that was killed begins anew.
# WORK is on a file system that all machines see. $ORGKARTA: the program (orgkarta). It has one thread, or as many as Slurm gives a task
# (--cpus-per-task), or --jobs. The exit is 0 also where documents
# could not be read (errors.jsonl tells), so that schedulers repeat only what really failed.
set -euo pipefail
shard=${SHARD:-${SLURM_ARRAY_TASK_ID:-}/${SLURM_ARRAY_TASK_MAX:-}}
if [ $# -lt 2 ] || [[ ! $shard =~ ^[0-9]+/[0-9]+$ ]]; then
  echo "usage: SHARD=I/N scripts/shard.sh WORK INPUT… [OPTION…], or as a Slurm array from 1 on" >&2
  exit 2
fi
work=$1
shift
done_=$work/${shard/\//-of-}
[ ! -e "$done_" ] || exit 0
mkdir -p "$work"
temporary=$done_.tmp.$(uname -n).$$
trap 'rm -rf "$temporary"' EXIT
trap 'exit 143' TERM
jobs=()
[[ " $* " == *" --jobs "* ]] || jobs=(--jobs "${SLURM_CPUS_PER_TASK:-1}")
code=0
"${ORGKARTA:-orgkarta}" run "$@" "${jobs[@]}" --shard "$shard" --out "$temporary" --quiet || code=$?
[ "$code" -le 1 ] || exit "$code"
mv --no-target-directory "$temporary" "$done_" 2>/dev/null || [ -e "$done_" ]  # another one may have been as fast
sync "$work"
