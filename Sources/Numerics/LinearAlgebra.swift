internal import COpenBLAS

/// Settings of the linear algebra library that hold for the whole process.
public enum LinearAlgebra {
  /// Makes every BLAS and LAPACK call run on the calling thread only.
  ///
  /// Call once at start-up: the project runs its own threads over blocks of paths, and a result must not depend on how
  /// the library splits a product.
  public static func useCallingThreadOnly() { openblas_set_num_threads(1) }
}
