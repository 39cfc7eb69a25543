import Foundation

/// Multinomial logistic regression over a varying number of candidates with common weights, by Adam on the whole set:
/// no random numbers, so that it comes out the same again.
struct Softmax {
    /// What the weights are believed to be before a row was seen, and how many rows that belief is worth.
    var expected: [Double]
    var belief = 3.0
    /// What each weight may be.
    var bounds: [ClosedRange<Double>]
    var steps = 300
    var rate = 0.1

    func fitted(_ samples: [TrainingSet.Sample], from start: [Double]) -> [Double] {
        let packed = PackedSamples(samples)
        guard packed.total > 0 else { return start }
        var weights = zip(start, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) }
        var first = start.map { _ in 0.0 }
        var second = first
        for step in 1...steps {
            var gradient = packed.gradient(weights)
            for index in gradient.indices { gradient[index] += belief * (weights[index] - expected[index]) }
            let progress = Double(step) / Double(steps)
            let speed = rate * (progress < 0.5 ? 1 : progress < 0.8 ? 0.3 : 0.05)
            for index in weights.indices {
                let slope = gradient[index] / packed.total
                first[index] = 0.9 * first[index] + 0.1 * slope
                second[index] = 0.99 * second[index] + 0.01 * slope * slope
                let mean = first[index] / (1 - pow(0.9, Double(step)))
                let spread = (second[index] / (1 - pow(0.99, Double(step)))).squareRoot()
                let moved = weights[index] - speed * mean / (spread + 1e-8)
                weights[index] = min(max(moved, bounds[index].lowerBound), bounds[index].upperBound)
            }
        }
        return weights
    }

    /// The mean loss, and the share that is right.
    static func quality(_ samples: [TrainingSet.Sample], _ weights: [Double]) -> (loss: Double, right: Double) {
        var loss = 0.0
        var right = 0.0
        var total = 0.0
        for sample in samples {
            let scores = sample.features.map { score($0, weights) }
            let top = scores.max() ?? 0
            let sum = scores.reduce(0) { $0 + exp($1 - top) }
            loss -= sample.weight * (scores[sample.answer] - top - log(sum))
            if scores[sample.answer] == top { right += sample.weight }
            total += sample.weight
        }
        return (loss / total, right / total)
    }

    private static func score(_ features: [Double], _ weights: [Double]) -> Double {
        var sum = 0.0
        for index in features.indices where features[index] != 0 { sum += features[index] * weights[index] }
        return sum
    }
}

/// Samples without the features that are nought, one behind the other.
private struct PackedSamples {
    private var features: [Int32] = []
    private var values: [Double] = []
    /// Where each candidate's features end.
    private var ends: [Int] = []
    /// Each sample's candidates, the right one's place and the weight.
    private var samples: [(candidates: Range<Int>, answer: Int, weight: Double)] = []
    private(set) var total = 0.0

    init(_ all: [TrainingSet.Sample]) {
        for sample in all {
            let start = ends.count
            for vector in sample.features {
                for (index, value) in vector.enumerated() where value != 0 {
                    features.append(Int32(index))
                    values.append(value)
                }
                ends.append(values.count)
            }
            samples.append((start..<ends.count, start + sample.answer, sample.weight))
            total += sample.weight
        }
    }

    /// Of the sum of the samples' losses.
    func gradient(_ weights: [Double]) -> [Double] {
        var gradient = weights.map { _ in 0.0 }
        var scores: [Double] = []
        for sample in samples {
            scores.removeAll(keepingCapacity: true)
            for candidate in sample.candidates {
                var sum = 0.0
                for place in range(candidate) { sum += values[place] * weights[Int(features[place])] }
                scores.append(sum)
            }
            let top = scores.max() ?? 0
            var mass = 0.0
            for place in scores.indices {
                scores[place] = exp(scores[place] - top)
                mass += scores[place]
            }
            for (place, candidate) in sample.candidates.enumerated() {
                let error = (scores[place] / mass - (candidate == sample.answer ? 1 : 0)) * sample.weight
                guard abs(error) > 1e-9 else { continue }
                for place in range(candidate) { gradient[Int(features[place])] += error * values[place] }
            }
        }
        return gradient
    }

    private func range(_ candidate: Int) -> Range<Int> { (candidate == 0 ? 0 : ends[candidate - 1])..<ends[candidate] }
}
