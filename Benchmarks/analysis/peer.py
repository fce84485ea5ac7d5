"""One method in one Python package, done again and again in turns with others.

Arguments: a name of PEERS, a method, options, criteria, and for acceptability samples and threads. Answers
every line of input with the seconds taken and a number that shows what came out.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np

LOW, HIGH = 5.0, 30.0  # thresholds of the preference function


def uniforms(seed, count):
    """Uniform on 0 to 1 from a seed that all programs share (SplitMix64)."""
    with np.errstate(over="ignore"):
        steps = np.arange(1, count + 1, dtype=np.uint64)
        mixed = np.uint64(seed) + steps * np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed ^= mixed >> np.uint64(31)
    return (mixed >> np.uint64(11)).astype(float) * 2.0**-53


def table(options, criteria):
    weights = uniforms(2, criteria)
    return 1 + 99 * uniforms(1, options * criteria).reshape(options, criteria), weights / weights.sum()


def ranks(scores):
    """1 for the largest."""
    order = np.argsort(-scores, kind="stable")
    found = np.empty(len(scores), np.int64)
    found[order] = np.arange(1, len(scores) + 1)
    return found


# Acceptability: ranks only, without the central weights that Appraise counts as well.


def numpy_acceptability(options, criteria, samples, threads):
    scores = uniforms(12345, options * criteria).reshape(options, criteria)

    def part(seed, count):
        generator = np.random.Generator(np.random.SFC64(seed))
        size = 32768 if options <= 8 else 16384
        counts = np.zeros((options, options), np.int64)
        for start in range(0, count, size):
            width = min(size, count - start)
            # Shares of exponentials are uniform weights; ranks do not need them divided by their sum.
            totals = scores @ generator.standard_exponential((criteria, width))
            above = np.zeros((options, width), np.uint8)
            flag = np.empty(width, bool)
            for one in range(options):
                above[one] += one
                for other in range(one + 1, options):
                    np.less(totals[one], totals[other], out=flag)
                    above[one] += flag
                    above[other] -= flag
            for option in range(options):
                for rank in range(options):
                    np.equal(above[option], rank, out=flag)
                    counts[option, rank] += np.count_nonzero(flag)
        return counts

    def job():
        if threads == 1:
            counts = part(7, samples)
        else:
            with ThreadPoolExecutor(threads) as pool:
                counts = sum(pool.map(lambda seed: part(seed, samples // threads), range(threads)))
        return counts[1, 0] / samples

    return job


def numba_acceptability(options, criteria, samples, threads):
    import numba

    numba.set_num_threads(threads)
    scores = uniforms(12345, options * criteria).reshape(options, criteria)

    @numba.njit(parallel=True, fastmath=True)
    def count(scores, samples, threads):
        options, criteria = scores.shape
        counts = np.zeros((threads, options, options), np.int64)
        for thread in numba.prange(threads):
            first = np.uint64(thread + 1) * np.uint64(0x9E3779B97F4A7C15)
            second = first ^ np.uint64(0xBF58476D1CE4E5B9)
            weights, totals = np.empty(criteria), np.empty(options)
            own = np.zeros((options, options), np.int64)
            for _ in range(samples // threads):
                for criterion in range(criteria):  # xorshift128+
                    low, high = first, second
                    first = high
                    low ^= low << np.uint64(23)
                    second = low ^ high ^ (low >> np.uint64(17)) ^ (high >> np.uint64(26))
                    number = ((second + high) >> np.uint64(11)) * 1.1102230246251565e-16
                    weights[criterion] = -np.log(1.0 - number)
                for option in range(options):
                    total = 0.0
                    for criterion in range(criteria):
                        total += weights[criterion] * scores[option, criterion]
                    totals[option] = total
                for option in range(options):
                    rank = 0
                    for other in range(options):
                        rank += totals[other] > totals[option]
                    own[option, rank] += 1
            counts[thread] = own
        return counts.sum(0)

    return lambda: count(scores, samples, threads)[1, 0] / samples


# One ranking: scores and ranks.


def numpy_ranking(method, options, criteria):
    values, weights = table(options, criteria)

    def additive():
        return ranks(values @ weights)

    def topsis():
        scaled = values * (weights / np.sqrt(np.einsum("ij,ij->j", values, values)))
        lead = scaled - scaled.max(0)
        best = np.sqrt(np.einsum("ij,ij->i", lead, lead))
        np.subtract(scaled, scaled.min(0), out=lead)
        worst = np.sqrt(np.einsum("ij,ij->i", lead, lead))
        return ranks(worst / (best + worst))

    def vikor():
        high, low = values.max(0), values.min(0)
        misses = (high - values) * (weights / (high - low))
        sums, peaks = misses.sum(1), misses.max(1)
        mixture = (sums - sums.min()) / np.ptp(sums) + (peaks - peaks.min()) / np.ptp(peaks)
        return ranks(-mixture / 2)

    def promethee():
        net = np.zeros(options)
        for criterion in range(criteria):
            own = values[:, criterion]
            sort = np.sort(own)
            sums = np.concatenate(([0.0], np.cumsum(sort)))
            full, part = np.searchsorted(sort, own - HIGH), np.searchsorted(sort, own - LOW)
            leaving = full + ((own - LOW) * (part - full) - (sums[part] - sums[full])) / (HIGH - LOW)
            full = np.searchsorted(sort, own + HIGH, "right")
            part = np.searchsorted(sort, own + LOW, "right")
            inside = (sums[full] - sums[part]) - (own + LOW) * (full - part)
            net += weights[criterion] * (leaving - (options - full + inside / (HIGH - LOW)))
        return ranks(net)

    return {"additive": additive, "topsis": topsis, "vikor": vikor, "promethee": promethee}[method]


def pymcdm_ranking(method, options, criteria):
    from pymcdm import methods, normalizations

    values, weights = table(options, criteria)
    types = np.ones(criteria)
    if method == "promethee":
        one = methods.PROMETHEE_II("vshape_2")
        limits = {"p": np.full(criteria, HIGH), "q": np.full(criteria, LOW)}
        return lambda: ranks(one(values, weights, types, **limits))
    one = {
        "additive": lambda: methods.WSM(lambda column, cost=False: column),
        "topsis": lambda: methods.TOPSIS(normalizations.vector_normalization),
        "vikor": methods.VIKOR,
    }[method]()
    sign = -1 if method == "vikor" else 1
    return lambda: ranks(sign * one(values, weights, types))


def skcriteria_ranking(method, options, criteria):
    import skcriteria
    from skcriteria.agg import simple, topsis, vikor
    from skcriteria.pipelines import mkpipe
    from skcriteria.preprocessing import scalers

    values, weights = table(options, criteria)
    steps = {
        "additive": lambda: [simple.WeightedSumModel()],
        "topsis": lambda: [scalers.VectorScaler(target="matrix"), topsis.TOPSIS()],
        "vikor": lambda: [vikor.VIKOR()],
    }[method]()
    decider = mkpipe(*steps) if len(steps) > 1 else steps[0]
    problem = skcriteria.mkdm(values, [1] * criteria, weights=weights)
    return lambda: decider.evaluate(problem).rank_


def pydecision_ranking(method, options, criteria):
    from pyDecision import algorithm

    values, weights = table(options, criteria)
    types, own = ["max"] * criteria, list(weights)
    if method == "topsis":
        return lambda: ranks(algorithm.topsis_method(values, own, types, graph=False, verbose=False))
    if method == "vikor":

        def vikor():
            found = algorithm.vikor_method(values, own, types, graph=False, verbose=False)[2]
            return ranks(-found[np.argsort(found[:, 0]), 1])

        return vikor
    raise LookupError(method)


def pyrepo_ranking(method, options, criteria):
    from pyrepo_mcda import mcda_methods, normalizations
    from pyrepo_mcda.additions import rank_preferences

    values, weights = table(options, criteria)
    one = {
        "additive": lambda: mcda_methods.SAW(normalizations.minmax_normalization),
        "topsis": lambda: mcda_methods.TOPSIS(normalizations.vector_normalization),
        "vikor": mcda_methods.VIKOR,
    }[method]()
    types, best = np.ones(criteria), method != "vikor"
    return lambda: rank_preferences(one(values, weights, types), reverse=best)


ACCEPTABILITY = {"numpy": numpy_acceptability, "numba": numba_acceptability}
RANKING = {
    "numpy": numpy_ranking,
    "pymcdm": pymcdm_ranking,
    "scikit-criteria": skcriteria_ranking,
    "pyDecision": pydecision_ranking,
    "pyrepo-mcda": pyrepo_ranking,
}


def main():
    name, method, *sizes = sys.argv[1:]
    sizes = [int(size) for size in sizes]
    if method == "acceptability":
        job = ACCEPTABILITY[name](*sizes)
    else:
        ranking = RANKING[name](method, *sizes)

        def job():
            return float(np.argmin(ranking()))

    job()  # Imports and compilations are over before the first turn.
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        check = job()
        print(f"{time.perf_counter() - start:.9f} {check:.6f}", flush=True)


if __name__ == "__main__":
    main()
