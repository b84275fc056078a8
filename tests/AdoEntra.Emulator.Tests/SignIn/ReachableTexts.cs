using System.Collections;
using System.Reflection;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>What can be reached from an object, through all of its fields.</summary>
internal static class ReachableTexts
{
    /// <summary>The way from Core to each object that holds one of the texts.</summary>
    public static List<string> From(object root, string[] texts)
    {
        var found = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance) { root };
        var open = new Queue<(object Thing, string Path)>([(root, root.GetType().Name)]);
        while (open.TryDequeue(out (object Thing, string Path) next))
        {
            foreach ((string name, object value) in Parts(next.Thing))
            {
                string path = $"{next.Path}.{name}";
                if (value is string text)
                {
                    if (texts.Any(one => text.Contains(one, StringComparison.Ordinal))) found.Add(path);
                }
                else if (!IsOutside(value) && seen.Add(value))
                {
                    open.Enqueue((value, path));
                }
            }
        }

        return found;
    }

    private static IEnumerable<(string Name, object Value)> Parts(object thing)
    {
        if (thing is Array array)
        {
            if (array.GetType().GetElementType() is { IsPrimitive: true }) yield break;
            int index = 0;
            foreach (object? item in (IEnumerable)array)
            {
                if (item is not null) yield return ($"[{index}]", item);
                index++;
            }

            yield break;
        }

        for (Type? type = thing.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (
                FieldInfo field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            {
                if (field.FieldType.IsPrimitive || field.FieldType.IsPointer || field.FieldType.IsByRefLike || IsLinkToOtherTimers(field))
                    continue;
                if (field.GetValue(thing) is { } value)
                    yield return (field.Name, value);
            }
        }
    }

    // The timers of a processor hang in one list, whosever they are: other tests' products too.
    private static bool IsLinkToOtherTimers(FieldInfo field) =>
        field.DeclaringType!.FullName == "System.Threading.TimerQueueTimer"
        && (field.Name is "_next" or "_prev" or "_associatedTimerQueue");

    // The runtime's own description of types and threads leads everywhere; the test's and the emulator's objects hold the secrets on
    // purpose.
    private static bool IsOutside(object value) =>
        value is MemberInfo or Assembly or Module or Thread or Pointer or WeakReference
        || value.GetType().FullName!.StartsWith("System.Reflection.", StringComparison.Ordinal)
        || value.GetType().Assembly == typeof(EmulatorHost).Assembly
        || value.GetType().Assembly == typeof(SignInScene).Assembly;
}
