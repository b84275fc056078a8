using System.CommandLine;
using System.Runtime.InteropServices;
using AdoEntra.Emulator.CommandLine;

// Before anything else. The command-line library would register its own only after the command has begun, and a signal in between would
// leave the ready file behind.
using var ending = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

return await EmulatorCommand.Create().Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, ending.Token);

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ending.Cancel();
}
