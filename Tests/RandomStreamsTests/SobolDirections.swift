import Numerics

/// The direction numbers of one dimension.
func sobolDirections(dimension: Int) -> [UInt32] { SobolDirections.table(dimensions: dimension + 1)[dimension] }
