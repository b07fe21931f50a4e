package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/** Points between their wire form and the cryptographic layer. */
public final class EccPoints {
  /** A point that is not there, where a structure has room for one. */
  public static final TpmsEccPoint NONE = new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY);

  private EccPoints() {}

  /** The point of these coordinates; empty if it is not on the curve. */
  public static Optional<EccPoint> onCurve(EccCurve curve, TpmsEccPoint point) {
    return curve.point(point.x().borrow(), point.y().borrow());
  }

  /** The wire form of a point that is not the point at infinity, padded (Part 1, C.8). */
  public static TpmsEccPoint wire(EccPoint point) {
    return new TpmsEccPoint(Bytes.adopt(point.x()), Bytes.adopt(point.y()));
  }
}
