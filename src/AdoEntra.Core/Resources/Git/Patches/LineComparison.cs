namespace AdoEntra.Resources.Git.Patches;

/// <summary>Lines of a file that are replaced by others; either count may be 0.</summary>
/// <param name="OldStart">The first line that goes, from 0.</param>
/// <param name="OldCount">How many go.</param>
/// <param name="NewStart">The first line that comes, from 0.</param>
/// <param name="NewCount">How many come.</param>
internal readonly record struct ChangedLines(int OldStart, int OldCount, int NewStart, int NewCount);

/// <summary>
/// Which lines differ between two files: Myers' algorithm in linear space (An O(ND) Difference Algorithm and Its Variations, 1986), with
/// what git's xdiff adds, so that it ends soon on any files: lines that only one of them has are not compared, and where two parts differ
/// in too many places they are divided at the furthest point that was reached.
/// </summary>
internal sealed class LineComparison
{
    private const int LeastLimit = 256;

    private readonly int[] _old;
    private readonly int[] _new;
    private readonly int[] _oldLines;
    private readonly int[] _newLines;
    private readonly bool[] _isGone;
    private readonly bool[] _isAdded;
    private readonly int[] _forward;
    private readonly int[] _backward;
    private readonly int _center;
    private readonly int _limit;

    private LineComparison(int[] before, int[] after, int kinds)
    {
        (_isGone, _isAdded) = (new bool[before.Length], new bool[after.Length]);
        (_oldLines, _old) = Shared(before, Present(after, kinds), _isGone);
        (_newLines, _new) = Shared(after, Present(before, kinds), _isAdded);
        int diagonals = _old.Length + _new.Length + 3;
        (_forward, _backward, _center) = (new int[diagonals], new int[diagonals], _new.Length + 1);
        _limit = Math.Max(LeastLimit, (int)Math.Sqrt(diagonals));
    }

    /// <summary>The changes that make one file of the other, in their order.</summary>
    public static IReadOnlyList<ChangedLines> Of(FileLines before, FileLines after)
    {
        Dictionary<FileLines.Line, int> known = [];
        (int[] old, int[] changed) = (before.Numbers(known), after.Numbers(known));
        var comparison = new LineComparison(old, changed, known.Count);
        comparison.Compare();
        return comparison.Changes();
    }

    private static bool[] Present(int[] numbers, int kinds)
    {
        bool[] present = new bool[kinds];
        foreach (int number in numbers) present[number] = true;
        return present;
    }

    // The lines that the other file has too; the rest has changed for certain.
    private static (int[] Lines, int[] Numbers) Shared(int[] numbers, bool[] inOther, bool[] isChanged)
    {
        for (int i = 0; i < numbers.Length; i++) isChanged[i] = !inOther[numbers[i]];
        int[] lines = [.. Enumerable.Range(0, numbers.Length).Where(line => !isChanged[line])];
        return (lines, Array.ConvertAll(lines, line => numbers[line]));
    }

    private void Compare()
    {
        Stack<Part> parts = new();
        parts.Push(new(0, _old.Length, 0, _new.Length));
        while (parts.Count > 0)
        {
            Part part = Trimmed(parts.Pop());
            if (part.OldStart == part.OldEnd)
            {
                for (int line = part.NewStart; line < part.NewEnd; line++) _isAdded[_newLines[line]] = true;
            }
            else if (part.NewStart == part.NewEnd)
            {
                for (int line = part.OldStart; line < part.OldEnd; line++) _isGone[_oldLines[line]] = true;
            }
            else
            {
                (int oldMiddle, int newMiddle) = Middle(part);
                parts.Push(part with { OldStart = oldMiddle, NewStart = newMiddle });
                parts.Push(part with { OldEnd = oldMiddle, NewEnd = newMiddle });
            }
        }
    }

    private Part Trimmed(Part part)
    {
        (int oldStart, int oldEnd, int newStart, int newEnd) = part;
        while (oldStart < oldEnd && newStart < newEnd && _old[oldStart] == _new[newStart])
        {
            oldStart++;
            newStart++;
        }

        while (oldStart < oldEnd && newStart < newEnd && _old[oldEnd - 1] == _new[newEnd - 1])
        {
            oldEnd--;
            newEnd--;
        }

        return new(oldStart, oldEnd, newStart, newEnd);
    }

    // A point on a shortest way from the beginning of both parts to their end: where the search from the beginning meets that from the end.
    private (int Old, int New) Middle(Part part)
    {
        (int least, int most) = (part.OldStart - part.NewEnd, part.OldEnd - part.NewStart);
        (int start, int end) = (part.OldStart - part.NewStart, part.OldEnd - part.NewEnd);
        bool isOdd = ((start - end) & 1) != 0;
        var (forward, backward) = (new Reach(start, start), new Reach(end, end));
        _forward[_center + start] = part.OldStart;
        _backward[_center + end] = part.OldEnd;
        for (int cost = 1; cost < _limit; cost++)
        {
            forward = forward.Widened(least, most, _forward, _center, -1);
            for (int diagonal = forward.Most; diagonal >= forward.Least; diagonal -= 2)
            {
                int at = GoForward(part, diagonal);
                if (isOdd && backward.Has(diagonal) && _backward[_center + diagonal] <= at) return (at, at - diagonal);
            }

            backward = backward.Widened(least, most, _backward, _center, int.MaxValue);
            for (int diagonal = backward.Most; diagonal >= backward.Least; diagonal -= 2)
            {
                int at = GoBackward(part, diagonal);
                if (!isOdd && forward.Has(diagonal) && at <= _forward[_center + diagonal]) return (at, at - diagonal);
            }
        }

        return Furthest(part, forward, backward);
    }

    private int GoForward(Part part, int diagonal)
    {
        int at = _center + diagonal;
        int x = _forward[at - 1] >= _forward[at + 1] ? _forward[at - 1] + 1 : _forward[at + 1];
        while (x < part.OldEnd && x - diagonal < part.NewEnd && _old[x] == _new[x - diagonal]) x++;
        return _forward[at] = x;
    }

    private int GoBackward(Part part, int diagonal)
    {
        int at = _center + diagonal;
        int x = _backward[at - 1] < _backward[at + 1] ? _backward[at - 1] : _backward[at + 1] - 1;
        while (x > part.OldStart && x - diagonal > part.NewStart && _old[x - 1] == _new[x - diagonal - 1]) x--;
        return _backward[at] = x;
    }

    private (int Old, int New) Furthest(Part part, Reach forward, Reach backward)
    {
        (int x, int y) = (part.OldStart, part.NewStart);
        for (int diagonal = forward.Most; diagonal >= forward.Least; diagonal -= 2)
        {
            int at = Math.Min(Math.Min(_forward[_center + diagonal], part.OldEnd), part.NewEnd + diagonal);
            if (x + y < at + at - diagonal) (x, y) = (at, at - diagonal);
        }

        (int fromX, int fromY) = (part.OldEnd, part.NewEnd);
        for (int diagonal = backward.Most; diagonal >= backward.Least; diagonal -= 2)
        {
            int at = Math.Max(Math.Max(_backward[_center + diagonal], part.OldStart), part.NewStart + diagonal);
            if (at + at - diagonal < fromX + fromY) (fromX, fromY) = (at, at - diagonal);
        }

        return part.OldEnd + part.NewEnd - (fromX + fromY) < x + y - (part.OldStart + part.NewStart) ? (x, y) : (fromX, fromY);
    }

    private List<ChangedLines> Changes()
    {
        List<ChangedLines> changes = [];
        (int old, int added) = (0, 0);
        while (old < _isGone.Length || added < _isAdded.Length)
        {
            (int oldStart, int newStart) = (old, added);
            while (old < _isGone.Length && _isGone[old]) old++;
            while (added < _isAdded.Length && _isAdded[added]) added++;
            if (old > oldStart || added > newStart) changes.Add(new(oldStart, old - oldStart, newStart, added - newStart));
            else (old, added) = (old + 1, added + 1);
        }

        return changes;
    }

    private readonly record struct Part(int OldStart, int OldEnd, int NewStart, int NewEnd);

    // The diagonals that a search has come to.
    private readonly record struct Reach(int Least, int Most)
    {
        public bool Has(int diagonal) => Least <= diagonal && diagonal <= Most;

        public Reach Widened(int least, int most, int[] reached, int center, int nowhere)
        {
            (int from, int to) = (Least > least ? Least - 1 : Least + 1, Most < most ? Most + 1 : Most - 1);
            if (from < Least) reached[center + from - 1] = nowhere;
            if (to > Most) reached[center + to + 1] = nowhere;
            return new(from, to);
        }
    }
}
