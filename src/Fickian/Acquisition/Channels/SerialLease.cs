using System.Security.Cryptography;
using System.Text;

namespace Fickian.Acquisition.Channels;

/// <summary>The right to be the only master of one serial port: the system lets a second program open it, and two masters of one heater are one too many.</summary>
internal sealed class SerialLease : IDisposable
{
    private readonly FileStream file;

    private SerialLease(FileStream file) => this.file = file;

    /// <summary>Takes the port, or says who has it.</summary>
    /// <param name="port">Path or name of the port; a stable by-id name and the node it points to are one port.</param>
    /// <exception cref="ChannelException">Another program or another part of this one has the port.</exception>
    public static SerialLease Take(string port)
    {
        var target = File.Exists(port) ? File.ResolveLinkTarget(port, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(port) : port;
        var name = $"fickian-port-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(target)))[..16]}.lock";
        var path = Path.Combine(Path.GetTempPath(), name);
        try
        {
            var taken = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            taken.SetLength(0);
            taken.Write(Encoding.UTF8.GetBytes($"{Environment.ProcessId} {port}\n"));
            taken.Flush();
            return new(taken);
        }
        catch (IOException e)
        {
            throw new ChannelException($"The serial port {port} is already in use by a Fickian program (lease {path}); stop that one first.", e);
        }
    }

    // The file stays: deleting it would let two programs hold locks on two files of one name.
    public void Dispose() => file.Dispose();
}
