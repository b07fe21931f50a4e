# Run in the guest by its shell: starts tpm2-abrmd above /dev/tpm0, on a D-Bus of its own at /tmp/bus, and
# ends when it answers.
cat > bus.conf << 'END'
<busconfig>
  <type>session</type>
  <listen>unix:path=/tmp/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
export DBUS_SESSION_BUS_ADDRESS=unix:path=/tmp/bus TPM2TOOLS_TCTI=tabrmd:bus_type=session
dbus-daemon --config-file=/tmp/bus.conf --fork
/usr/sbin/tpm2-abrmd --session --allow-root --tcti=device:/dev/tpm0 > abrmd.log 2>&1 &
manager=$!
until tpm2_getrandom --hex 8 > /dev/null 2>&1; do
  kill -0 $manager || { cat abrmd.log; exit 1; }
  sleep 0.5
done
