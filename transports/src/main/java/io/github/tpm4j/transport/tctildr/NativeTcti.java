package io.github.tpm4j.transport.tctildr;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.github.tpm4j.transport.TransportException;

/**
 * An open TCTI context of libtss2, used through its table of functions (TSS 2.0 TCTI API
 * Specification, TSS2_TCTI_CONTEXT_COMMON_V1).
 */
final class NativeTcti {
  /** Two 64-bit numbers, magic and version, stand before the functions. */
  private static final int FUNCTIONS_OFFSET = 16;

  private static final int TRANSMIT = 0;
  private static final int RECEIVE = 1;
  private static final int CANCEL = 3;
  private static final int SET_LOCALITY = 5;

  private static final int TSS2_TCTI_TIMEOUT_BLOCK = -1;

  private final PointerByReference context;
  private final String name;

  NativeTcti(PointerByReference context, String name) {
    this.context = context;
    this.name = name;
  }

  void transmit(byte[] command) throws TransportException {
    try (Memory bytes = new Memory(command.length)) {
      bytes.write(0, command, 0, command.length);
      int rc = call(TRANSMIT, size(command.length), bytes);
      bytes.clear();
      TctiErrors.require(rc, "transmit", name);
    }
  }

  byte[] receive(int capacityBytes) throws TransportException {
    try (Memory bytes = new Memory(capacityBytes);
        Memory size = new Memory(Native.SIZE_T_SIZE)) {
      putSize(size, capacityBytes);
      int rc = call(RECEIVE, size, bytes, TSS2_TCTI_TIMEOUT_BLOCK);
      TctiErrors.require(rc, "receive", name);
      byte[] response = bytes.getByteArray(0, (int) getSize(size));
      bytes.clear();
      return response;
    }
  }

  /** Does nothing while no command is with the TPM: not yet, or not any more. */
  void cancel() throws TransportException {
    int rc = call(CANCEL);
    if (rc != TctiErrors.BAD_SEQUENCE) {
      TctiErrors.require(rc, "cancel", name);
    }
  }

  void setLocality(int locality) throws TransportException {
    TctiErrors.require(call(SET_LOCALITY, (byte) locality), "set locality " + locality, name);
  }

  void finish(Function finalizer) {
    finalizer.invokeVoid(new Object[] {context});
  }

  private int call(int function, Object... arguments) throws TransportException {
    Pointer table = context.getValue();
    Pointer address = table.getPointer(FUNCTIONS_OFFSET + (long) function * Native.POINTER_SIZE);
    if (address == null) {
      return TctiErrors.NOT_IMPLEMENTED;
    }
    Object[] all = new Object[arguments.length + 1];
    all[0] = table;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Function.getFunction(address).invokeInt(all);
  }

  /** A {@code size_t} argument. */
  private static Object size(long value) {
    return Native.SIZE_T_SIZE == Long.BYTES ? (Object) value : (Object) (int) value;
  }

  private static void putSize(Memory memory, long value) {
    if (Native.SIZE_T_SIZE == Long.BYTES) {
      memory.setLong(0, value);
    } else {
      memory.setInt(0, (int) value);
    }
  }

  private static long getSize(Memory memory) {
    return Native.SIZE_T_SIZE == Long.BYTES ? memory.getLong(0) : memory.getInt(0);
  }
}
